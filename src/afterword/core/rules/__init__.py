"""The rules: one small function each, in modules after the article's sections (``core/rule_table.py`` lists them)."""
