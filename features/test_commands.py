from pytest_bdd import scenarios

scenarios("commands.feature")
