Feature: Writing
  Scenario: A misspelt event
    Given a house that says:
      """
      rule "Cancelling"
          on cancelation
          at least 2 days before start: free
          otherwise: charge 50% of price
      """
    When it is checked
    Then the check says:
      """
      """
  Scenario: fmt
    Given a house that says:
      """
      rule “Cancelling”
        on cancellation
        at least 48 hours before start: free
        otherwise: charge 50 % of price capped at €100
      """
    When it is formatted
    Then it reads:
      """
      """
  Scenario: new
    When I run evenhand new salon
    Then it prints:
      """
      """
