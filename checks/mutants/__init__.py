"""Mutation testing of the program: each mutant is one small mistake in handbook/, and a test should notice it.

Of the content there is another check: `checks.mutations` breaks the YAML files and sees that the program answers.
"""
