"""What running text says: words, quotation marks, sentences, numbers and what qualifies them."""
