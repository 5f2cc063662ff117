@studio
Feature: A freelance studio
  The house in policies/studio: a deposit before work begins, three rounds of changes and then a price told beforehand,
  what follows when the client is silent, pays late, or stops half-way.

  Background:
    Given the house rules of policies/studio

  @deposit @practice-2
  Scenario: The first reply says how we work and what it costs
    Given a client called Maja
    And it is Monday 1 March 2027 10:00
    When Maja books a logo for Monday 5 April 2027 09:00
    Then she is asked for a deposit of SEK 5400.00 by Monday 8 March 2027 10:00
    And the reply is:
      """
      Thank you, Maja. We keep the days from Monday, 5 April at 09:00 for you once the deposit of SEK 5,400.00 is here,
      by Monday, 8 March at 10:00; it comes off the price. Three rounds of changes are included. What goes beyond them
      is SEK 950.00 an hour, and you hear how many hours before we begin.
      """

  @deposit
  Scenario: A project that begins soon has its deposit when it begins
    Given it is Monday 1 March 2027 10:00
    When she books a report for Thursday 4 March 2027 09:00
    Then she is asked for a deposit of SEK 2850.00 by Thursday 4 March 2027 09:00

  @deposit @practice-17
  Scenario: No work begins before the deposit is here
    Given it is Monday 1 March 2027 10:00
    When she books a logo for Monday 15 March 2027 09:00
    And a work-start comes on Friday 5 March 2027 09:00
    Then it is declined
    And the booking is not begun
    And we tell the studio "the deposit is not here yet: do not begin"
    And we say deposit-first
    When she pays SEK 5400 as a deposit on Friday 5 March 2027 11:00
    Then the deposit came in time
    And the booking becomes secured
    And the reply says "The days from Monday, 15 March at 09:00 are yours."
    When a work-start comes on Monday 15 March 2027 09:00
    Then the booking becomes begun
    And we owe a version by Wednesday 31 March 2027 09:00
    And the reply says "You see a first version before Wednesday, 31 March at 09:00."

  @deposit
  Scenario: Half a deposit holds nothing, and comes back
    Given it is Monday 1 March 2027 10:00
    When she books a logo for Monday 5 April 2027 09:00
    And she pays SEK 2700 as a deposit on Tuesday 2 March 2027 09:00
    And nothing happens until Tuesday 9 March 2027 09:00
    Then the booking has ended
    And she gets SEK 2700.00 back
    And the reply says "What you paid already comes back to you."

  @changes @practice-7 @practice-18
  Scenario: Three rounds are included, and the price of the fourth is told beforehand
    Given a client called Maja
    And she has a booking of a logo on Monday 1 March 2027 09:00
    And it is Monday 12 April 2027 10:00
    When a feedback comes from Maja with:
      | changes | yes |
    And a feedback comes from Maja 3 calendar days later with:
      | changes | yes |
    And a feedback comes from Maja 7 calendar days later with:
      | changes | yes |
    Then we say round-included
    And nothing is charged
    When a feedback comes from Maja on Monday 26 April 2027 10:00 with:
      | changes | yes |
    Then we owe a quote by Tuesday 27 April 2027 10:00
    And the reply says "so this one is SEK 950.00 an hour. You hear how many hours it takes by Tuesday, 27 April at 10:00, and nothing begins before you say yes."
    When a quote comes on Tuesday 27 April 2027 09:00 with:
      | hours | 4 |
    Then the quote came in time
    And she is asked for a go-ahead by Wednesday 12 May 2027 09:00
    And the reply says "This round takes at most 4 hours, Maja, at SEK 950.00 an hour."
    When a go-ahead comes on Tuesday 27 April 2027 15:00
    Then we owe a version by Tuesday 4 May 2027 15:00
    And nothing is charged

  @changes
  Scenario Outline: What was told is the most that a round costs
    Given a booking of a logo on Monday 1 March 2027 09:00
    And on Tuesday 27 April 2027 09:00 there was a quote with:
      | hours | 4 |
    When a version comes on Monday 3 May 2027 09:00 with:
      | extra-hours | <worked> |
    Then she is charged <charge> as changes
    And she is asked for a feedback by Tuesday 18 May 2027 09:00

    Examples:
      | worked | charge      |
      | 3      | SEK 2850.00 |
      | 4      | SEK 3800.00 |
      | 7      | SEK 3800.00 |

  @changes
  Scenario: Without a yes the round is left out and costs nothing
    Given a booking of a logo on Monday 1 March 2027 09:00
    And it is Tuesday 27 April 2027 09:00
    When a quote comes with:
      | hours | 12 |
    And nothing happens until Wednesday 12 May 2027 09:00
    Then the go-ahead is overdue
    And nothing is charged
    And we owe a delivery by Wednesday 19 May 2027 09:00
    And the reply says "so we left this round out and it costs nothing"

  @changes @practice-14
  Scenario: She names a day, and it becomes a promise
    Given a booking of a logo on Monday 1 March 2027 09:00
    And it is Monday 12 April 2027 10:00
    When a feedback comes with:
      | changes   | yes              |
      | wanted-by | 2027-04-16T12:00 |
    Then we owe a version by Friday 16 April 2027 12:00
    And the reply says "This round is included. You see it before Friday, 16 April at 12:00."

  @changes @practice-15
  Scenario: A day that is too soon is answered with the soonest that we can do well
    Given a booking of a logo on Monday 1 March 2027 09:00
    And it is Monday 12 April 2027 10:00
    When a feedback comes with:
      | changes   | yes              |
      | wanted-by | 2027-04-13T09:00 |
    Then we owe a version by Wednesday 14 April 2027 10:00
    And the reply says "The soonest we can do it well is Wednesday, 14 April at 10:00."

  @silence
  Scenario: She is silent: we ask, then let it rest, then close, and what is done is paid
    Given a booking of a logo on Monday 1 March 2027 09:00
    And she has paid SEK 5400 as a deposit
    And it is Monday 12 April 2027 10:00
    When a version comes with:
      | done | 60 |
    Then she is asked for a feedback by Monday 26 April 2027 10:00
    When nothing happens until Monday 26 April 2027 12:00
    Then we say are-you-there
    And she is asked for a feedback by Monday 3 May 2027 10:00
    And nothing is charged
    When nothing happens until Monday 3 May 2027 12:00
    Then the booking becomes resting
    And she is asked for a feedback by Tuesday 3 August 2027 10:00
    And the reply says "It stays ready for you until Tuesday, 3 August at 10:00."
    When nothing happens until Tuesday 3 August 2027 12:00
    Then the booking has ended
    And she is charged SEK 10800.00
    And she is asked for a payment of SEK 5400.00 by Thursday 2 September 2027 10:00
    And the reply says "What is done so far comes to SEK 10,800.00, and it is yours."

  @silence
  Scenario: She writes after all, and we go on as if nothing had been
    Given a booking of a logo on Monday 1 March 2027 09:00
    And the booking is resting
    And it is Monday 17 May 2027 10:00
    When a feedback comes with:
      | changes | yes |
    Then the booking is not resting
    And we owe a version by Monday 24 May 2027 10:00
    And nothing is charged

  @money
  Scenario: A late payment is asked after once at no cost, then it costs by the month, and stops
    Given a client called Maja
    And she has a booking of a logo on Monday 1 March 2027 09:00
    And she has paid SEK 5400 as a deposit
    And it is Monday 3 May 2027 10:00
    When a delivery comes
    Then she is asked for a payment of SEK 12600.00 by Wednesday 2 June 2027 10:00
    And she is charged SEK 18000.00 as work
    When nothing happens until Wednesday 2 June 2027 12:00
    Then nothing is charged
    And she is asked for a settlement by Saturday 12 June 2027 10:00
    And the reply says "Until then it costs nothing, and if the month is tight we are glad to think along."
    When nothing happens until Saturday 12 June 2027 12:00
    Then she is charged SEK 60.00 as reminder-fee
    And she is charged SEK 126.00 as interest
    And the reply says "SEK 12,786.00 is open now."
    When nothing happens until Monday 12 July 2027 12:00
    Then she is charged SEK 126.00 as interest
    And she owes SEK 12912.00
    When she pays SEK 12912 on Tuesday 13 July 2027 09:00
    Then a settlement is recorded
    And she owes nothing
    And the reply says "All is paid, and the work is yours to use."
    When nothing happens until Wednesday 13 October 2027 09:00
    Then nothing is charged

  @cancellation
  Scenario Outline: Stopping costs more the further the work is
    Given a booking of a logo on Monday 12 April 2027 09:00
    And she has paid SEK 5400 as a deposit
    When she cancels on <told>
    Then she is charged <charge>
    And she gets <back> back
    And we say <words>

    Examples:
      | told                       | charge      | back        | words        |
      | Friday 2 April 2027 09:00  | SEK 0       | SEK 5400.00 | stopped-free |
      | Thursday 8 April 2027 09:00 | SEK 2700.00 | SEK 2700.00 | stopped      |

  @cancellation
  Scenario Outline: Once work has begun, what is done is paid
    Given a booking of a logo on Monday 12 April 2027 09:00
    And the booking is begun
    And she has paid SEK 5400 as a deposit
    And it is Monday 26 April 2027 10:00
    When she cancels with:
      | done | <done> |
    Then she is charged <charge>
    And she owes <owed>

    Examples:
      | done | charge      | owed        |
      | 10   | SEK 5400.00 | nothing     |
      | 30   | SEK 5400.00 | nothing     |
      | 80   | SEK 14400.00 | SEK 9000.00 |

  @cancellation
  Scenario: When we cannot go on, she has it all back and a call
    Given a client who speaks sv
    And she has a booking of a logo on Monday 12 April 2027 09:00
    And the booking is begun
    And she has paid SEK 5400 as a deposit
    And it is Monday 26 April 2027 10:00
    When the house cancels
    Then she gets SEK 5400.00 back
    And we owe a call-back by Tuesday 27 April 2027 10:00
    And the reply says "Det du har betalat och vi inte har arbetat för får du tillbaka." in sv

  @promises @practice-3
  Scenario: If a version takes longer, she hears so before the day comes
    Given a client called Maja
    And she has a booking of a logo on Monday 12 April 2027 09:00
    And the booking is secured
    And it is Monday 12 April 2027 09:00
    When a work-start comes
    Then we owe a version by Monday 26 April 2027 09:00
    When a postponement comes on Thursday 22 April 2027 15:00 with:
      | expected | 2027-04-29T12:00 |
    Then we owe a version by Thursday 29 April 2027 12:00
    And the reply says "It takes us longer than we said, Maja, and we would rather tell you now. We are sorry. You see it before Thursday, 29 April at 12:00."
    When nothing happens until Monday 26 April 2027 12:00
    Then she is credited nothing
    And we say nothing

  @promises @practice-12
  Scenario: A version that is late comes with a new day and something for the wait
    Given a booking of a logo on Monday 12 April 2027 09:00
    And the booking is secured
    And it is Monday 12 April 2027 09:00
    When a work-start comes
    And nothing happens until Monday 26 April 2027 10:00
    Then the version is overdue
    And we owe a version by Wednesday 28 April 2027 09:00
    And she is credited SEK 360.00
    And the reply says "We are sorry. You see it before Wednesday, 28 April at 09:00, and SEK 360.00 is waiting for your next project."

  @hardship
  Scenario: A tight month is talked through
    Given a client called Maja who speaks sv
    And it is Friday 23 April 2027 15:00
    When Maja is in a hard situation "my own client has not paid me"
    Then we owe a call-back by Monday 26 April 2027 15:00
    And the reply says "Vi vill hitta ett sätt som fungerar för dig, och ringer dig före måndag 26 april"
