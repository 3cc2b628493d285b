"""Full-text search: records of all kinds, ranked by how well they answer a question."""
