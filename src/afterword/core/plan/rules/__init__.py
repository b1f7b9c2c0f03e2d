"""The rules: one small function each, in the article's sections; ``core/plan/rule_table.py`` lists them."""
