@salon
Feature: A salon
  The house in policies/salon: what a missed visit costs, a farewell, a new version, and what its words may not say.

  @no-show @practice-41
  Scenario: A missed visit has its consequence, each time
    Given the house rules of policies/salon
    And a client named Ann
    And it is Friday 5 November 2027 09:00
    When Ann books a cut for Tuesday 9 November 2027 10:00
    And Ann does not come
    Then Ann is charged EUR 22.50
    And the reply says "We hebben je gemist, Ann. We hielden dinsdag 9 november om 10:00 voor je vrij" in nl
    When Ann books a cut for Tuesday 16 November 2027 10:00
    And Ann does not come
    Then Ann is charged EUR 45.00
    And Ann becomes prepay-only until 16 November 2028 10:00
    And the reply in en says "We missed you again, Ann."

  @abuse @practice-21
  Scenario Outline: How a farewell is worded is the owner's choice, and what follows is the same
    Given we change policies/salon/salon.house so that "We see that we cannot give you what you are looking for." is now "<worded>"
    And a client who speaks en with 1 abuse in the last 12 months
    And it is Tuesday 2 November 2027 10:00
    When she insults us by email
    Then she becomes ended from 1 January 2028
    And the reply says "<worded>"
    And the reply says "After the end of next month we make no new appointments. What is already agreed, we will do."

    Examples:
      | worded                                              |
      | We have grown into different directions.            |
      | Twice now we were insulted, and so this ends here.  |

  @change @practice-36
  Scenario: Who booked before the change keeps the old terms
    Given the house rules of policies/salon
    And from 1 February 2028 on we change policies/salon/salon.house so that "30% of price" is now "50% of price"
    And a client named Ann who speaks en
    And it is Monday 31 January 2028 10:00
    When Ann books a bridal for Friday 18 February 2028 09:00
    Then Ann is asked for a deposit of EUR 105.00 by Tuesday 1 February 2028 10:00
    And the reply says "once your deposit of €105.00 is here, by Tuesday, 1 February at 10:00 at the latest."
    When Ann pays EUR 105 as a deposit on Tuesday 1 February 2028 09:00
    Then the deposit came in time
    When Ann books a bridal for Friday 25 February 2028 09:00 on Tuesday 1 February 2028 09:30
    Then Ann is asked for a deposit of EUR 175.00 by Wednesday 2 February 2028 09:30
    And the reply says "once your deposit of €175.00 is here"

  @voice @practice-10
  Scenario Outline: Words that shout or sting are refused
    Given the house policies/salon/salon.house in which "<said>" is now "<instead>"
    When I run evenhand check --strict salon.house
    Then it prints "<refused>"
    And the exit code is <code>

    Examples:
      | said                  | instead                               | refused                            | code |
      | We are working on it. | We are working on it!                 | the voice of this house avoids `!` | 3    |
      | We zijn ermee bezig.  | We zijn ermee bezig!                  | the voice of this house avoids `!` | 3    |
      | We are working on it. | BE PATIENT, we are working on it.     | `BE PATIENT` is shouted            | 5    |
      | We zijn ermee bezig.  | Nog even GEDULD, we zijn ermee bezig. | `GEDULD` is shouted                | 5    |

  @voice @practice-9 @practice-11
  Scenario Outline: A reply has to acknowledge before anything else, to who complains and to who insults us alike
    Given the house <house> in which the last "acknowledge" is now "thanks"
    When I run evenhand check <file>
    Then it prints "words on `<event>` need the part `acknowledge`"
    And the exit code is 3

    Examples:
      | house                       | file        | event     |
      | policies/hotel/hotel.house  | hotel.house | complaint |
      | policies/salon/salon.house  | salon.house | abuse     |

  @voice @practice-12 @practice-18 @practice-22 @practice-23 @practice-24 @practice-25 @practice-31
  Scenario Outline: What hides behind somebody else is refused, and so is half an apology
    Given the house policies/desk/desk.house in which "We are looking into it now" is now "<instead>"
    When I run evenhand check desk.house
    Then it prints "the voice of this house avoids `<avoided>`"
    And the exit code is 3

    Examples:
      | instead                                                | avoided                      |
      | As it is in your contract, we look into it             | it is in your contract       |
      | Since management decided so, we look into it           | management decided           |
      | While it is on the website, we look into it            | it is on the website         |
      | Once our supplier has an answer, we look into it       | our supplier                 |
      | We are sorry if you feel so, and look into it          | if you feel                  |
      | We promise that this will never happen again, and look | this will never happen again |

  @voice @practice-15
  Scenario Outline: Who declines a client without an offer is refused
    Given the house <house> in which "<said>" is now "<instead>"
    When I run evenhand check <file>
    Then it prints "<refused>"
    And the exit code is 3

    Examples:
      | house                        | file         | said                       | instead             | refused                                  |
      | policies/clinic/clinic.house | clinic.house | decline, say no-new-visits | decline             | this line declines and says nothing      |
      | policies/clinic/clinic.house | clinic.house | decline, say no-new-visits | decline, say booked | words that decline need the part `offer` |

  @fairness @practice-42
  Scenario Outline: No line can name one client
    Given the house policies/salon/salon.house in which "big-job: ask deposit of 30% of price within 24 hours, say deposit-needed" is now "<line>"
    When I run evenhand check salon.house
    Then it prints "<refused>"
    And the exit code is 3

    Examples:
      | line                         | refused                                                               |
      | client.name is Ann: accept   | `client.name` is a text that people write, and texts are not compared |
      | client is Ann: accept        | nothing makes a client `Ann`                                          |
