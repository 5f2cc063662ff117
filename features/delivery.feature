@delivery
Feature: A delivery business
  The house in policies/delivery: no Sundays and no evenings, 20% before work begins, cash, cheque or card, and news to
  each who asks when something does not run.

  Background:
    Given the house rules of policies/delivery

  @sunday @practice-16 @practice-15
  Scenario: No Sunday delivery: the same answer the first, the second and the third time
    Given a client called Maja
    And it is Monday 1 November 2027 10:00
    When Maja books a furniture for Sunday 7 November 2027 11:00
    Then it is declined
    And the reply is:
      """
      Thank you for asking, Maja. On Sundays and public holidays we are at home. The nearest time is Monday, 8 November
      at 08:00, and we keep that place for you. Does it suit you?
      """
    When Maja books a furniture for Sunday 7 November 2027 11:00 on Tuesday 2 November 2027 09:00
    Then it is declined
    And the reply is:
      """
      Thank you for asking, Maja. On Sundays and public holidays we are at home. The nearest time is Monday, 8 November
      at 08:00, and we keep that place for you. Does it suit you?
      """
    When Maja books a furniture for Sunday 7 November 2027 11:00 on Thursday 4 November 2027 16:45 by phone
    Then it is declined
    And she becomes place-kept until Monday 8 November 2027 08:00
    And nothing is charged
    And nothing is asked
    And the reply is:
      """
      Thank you for asking, Maja. On Sundays and public holidays we are at home. The nearest time is Monday, 8 November
      at 08:00, and we keep that place for you. Does it suit you?
      """

  @sunday @practice-42
  Scenario Outline: It is the same answer for everybody
    Given <client>
    And it is Monday 1 November 2027 10:00
    When she books a <service> for Sunday 7 November 2027 11:00
    Then it is declined
    And she becomes place-kept until Monday 8 November 2027 08:00
    And we say not-on-sunday

    Examples:
      | client                                      | service |
      | a new client                                | parcel  |
      | a client with 40 bookings in the last 12 months | removal |
      | a client with 3 abuses ever                 | removal |

  @sunday
  Scenario Outline: The nearest time steps over holidays
    Given it is Monday 1 March 2027 10:00
    When she books a parcel for <asked>
    Then it is declined
    And she becomes place-kept until <nearest>

    Examples:
      | asked                            | nearest                         |
      | Friday 26 March 2027 10:00       | Saturday 27 March 2027 08:00    |
      | Sunday 28 March 2027 10:00       | Tuesday 30 March 2027 08:00     |
      | Friday 25 June 2027 19:00        | Monday 28 June 2027 08:00       |

  @evening @practice-40
  Scenario: Evenings are evenings, for a delivery
    Given a client called Maja who speaks sv
    And it is Monday 1 November 2027 10:00
    When Maja books a furniture for Thursday 4 November 2027 18:00
    Then it is declined
    And she becomes place-kept until Friday 5 November 2027 08:00
    And the reply is:
      """
      Tack för din fråga, Maja. Bilarna är hemma klockan sex. Närmaste tid är fredag 5 november kl. 08:00, och den
      platsen håller vi åt dig. Passar det?
      """

  @evening @practice-40
  Scenario: Evenings are evenings, for a message and for another time
    Given it is Friday 5 November 2027 19:30
    And a booking of a furniture on Tuesday 9 November 2027 10:00
    When she writes by email about price
    Then we owe an answer by Monday 8 November 2027 10:00
    And the reply says "we read it first thing when it opens. You hear from us before Monday, 8 November at 10:00."
    When she moves the booking to Tuesday 9 November 2027 20:00
    Then it is declined
    And she becomes place-kept until Wednesday 10 November 2027 08:00
    And the booking stands

  @deposit @practice-17
  Scenario: A fifth of the price before work begins
    Given it is Monday 1 November 2027 10:00
    When she books a removal for Friday 5 November 2027 08:00
    Then she is asked for a deposit of SEK 1300.00 by Thursday 4 November 2027 17:00
    And the reply says "once the deposit of SEK 1,300.00 is here, by Thursday, 4 November at 17:00: cash, cheque or card."
    When a loading comes on Thursday 4 November 2027 15:00
    Then it is declined
    And we tell the driver "the deposit is not here yet: do not load"
    When she pays SEK 1300 as a deposit on Thursday 4 November 2027 16:00 with:
      | method | cash |
    Then the deposit came in time
    And the booking becomes secured
    When a loading comes on Thursday 4 November 2027 16:30
    Then it is accepted

  @deposit
  Scenario: Without the deposit the van is free again
    Given it is Monday 1 November 2027 10:00
    When she books a removal for Friday 5 November 2027 08:00
    And the deposit is not paid in time
    Then the booking has ended
    And nothing is charged
    And the reply says "so the van of Friday, 5 November at 08:00 is free again"

  @payment
  Scenario Outline: Cash, cheque or card, and a polite list for any other way
    Given it is Monday 1 November 2027 10:00
    When she books a removal for Friday 5 November 2027 08:00
    And she pays SEK 1300 as a deposit on Tuesday 2 November 2027 09:00 with:
      | method | <method> |
    Then it is <verdict>
    And we say <words>

    Examples:
      | method   | verdict  | words       |
      | cash     | accepted | secured     |
      | card     | accepted | secured     |
      | cheque   | accepted | secured     |
      | transfer | declined | ways-to-pay |
      | mobile   | declined | ways-to-pay |

  @payment @practice-17
  Scenario: What came another way has not come, and she can still pay in time
    Given a client called Maja
    And it is Monday 1 November 2027 10:00
    When Maja books a removal for Friday 5 November 2027 08:00
    And Maja pays SEK 1300 as a deposit on Tuesday 2 November 2027 09:00 with:
      | method | mobile |
    Then Maja owes us a deposit by Thursday 4 November 2027 17:00
    And the reply says "You can pay us in three ways: in cash, by cheque, or by card. Which of them suits you?"
    When Maja pays SEK 1300 as a deposit on Wednesday 3 November 2027 09:00 with:
      | method | cheque |
    Then the deposit came in time

  @payment @practice-24
  Scenario: Who asks how to pay is told how to pay
    When she writes by email about payment
    Then the reply says "You can pay us in three ways: in cash, by cheque, or by card."
    And we owe nothing

  @late @practice-3
  Scenario: If the van is late she hears so first, and it costs less
    Given a booking of a removal on Friday 5 November 2027 08:00
    And she has paid SEK 1300 as a deposit
    When a delay comes on Friday 5 November 2027 07:30 with:
      | expected | 2027-11-05T10:00 |
    Then the reply says "The van is held up, and we are sorry. It is with you on Friday, 5 November at 10:00."
    When a drop-off comes on Friday 5 November 2027 16:00
    Then she is charged SEK 5850.00
    And she is asked for a payment of SEK 4550.00 by Friday 12 November 2027 16:00
    And we say delivered-late

  @late @practice-40
  Scenario: A van that would come in the evening does not come, and we call
    Given a booking of a furniture on Friday 5 November 2027 16:00
    When a delay comes on Friday 5 November 2027 15:30 with:
      | expected | 2027-11-05T18:30 |
    Then we owe a call-back by 16:30
    And we tell the office "find this client another time"
    And the reply says "We call you before Friday, 5 November at 16:30 to find the time that suits you best."

  @cancellation
  Scenario Outline: Until noon of the delivery day before it costs nothing
    Given a booking of a removal on <start>
    And she has paid SEK 1300 as a deposit
    When she cancels on <told>
    Then she is charged <charge>
    And she gets <back> back

    Examples:
      | start                         | told                            | charge      | back        |
      | Monday 15 November 2027 08:00 | Saturday 13 November 2027 12:00 | SEK 0       | SEK 1300.00 |
      | Monday 15 November 2027 08:00 | Saturday 13 November 2027 12:01 | SEK 1300.00 | nothing     |
      | Monday 8 November 2027 08:00  | Friday 5 November 2027 12:00    | SEK 0       | SEK 1300.00 |
      | Monday 8 November 2027 08:00  | Friday 5 November 2027 12:01    | SEK 1300.00 | nothing     |

  @disruption @practice-35
  Scenario: What does not run is told to each who asks, with an apology
    Given it is Thursday 4 November 2027 09:00
    When a disruption comes with:
      | summary      | the lift of the big van is broken |
      | expected-end | 2027-11-04T15:00                  |
    Then the house becomes disrupted until 15:00
    Given a client called Ann
    When Ann writes by phone about hours
    Then we owe Ann a status-update by 10:00
    And the reply says "Something does not run here today, and we are sorry. You hear how far we are before Thursday, 4 November at 10:00."
    Given a client called Maja who speaks sv
    When Maja writes by email about price
    Then we owe Maja a status-update by 10:00
    And the reply says "Något fungerar inte hos oss i dag, och det är vi ledsna för." in sv
    When Ann writes on Thursday 4 November 2027 15:00 by email
    Then we say message-received

  @complaint @practice-8 @practice-13 @practice-30 @practice-32
  Scenario: A complaint comes back in her own words, and we ask again afterwards
    Given a client called Maja
    And it is Thursday 4 November 2027 21:10
    When Maja complains by email "the sofa has a scratch"
    Then we owe an answer by 22:10
    And we owe a follow-up by Monday 8 November 2027 21:10
    And the reply says "If we understand you well: the sofa has a scratch. We see why that is annoying."
    And the reply says "We are sorry."
    And the reply says "If another time would help, name it, and the van comes then."

  @abuse @practice-20
  Scenario: A pause, and news within the hour
    Given it is Thursday 4 November 2027 10:00
    When she insults us by phone
    Then we owe a status-update by 11:00
    And the reply says "We take a moment to look at it well. You hear from us before Thursday, 4 November at 11:00."

  @damage @practice-25
  Scenario Outline: What came to harm is mended at our cost, whoever caused it
    Given a client called Maja
    And she has a booking of a furniture on Thursday 4 November 2027 10:00
    When a drop-off comes on Thursday 4 November 2027 10:30
    Then we say delivered
    When a damage comes from Maja on Friday 5 November 2027 09:00 with:
      | cause   | <cause>               |
      | summary | a leg of the table broke |
    Then nothing is charged
    And we owe a repair by Friday 12 November 2027 09:00
    And we tell the office "<inside>"
    And the reply is:
      """
      Thank you for telling us, Maja. We understand that it came to harm: a leg of the table broke. We are sorry. We have
      it mended, it costs you nothing, and you have it back before Friday, 12 November at 09:00.
      """

    Examples:
      | cause     | inside                                                                                         |
      | our-hands | this repair is at our cost                                                                     |
      | supplier  | the bill of this repair goes to who delivered it to us; the client hears nothing of that       |

  @message @practice-38 @practice-24
  Scenario: What the price list answers is answered all the same
    Given a client called Ann
    When Ann writes about price by email with:
      | service | removal |
    Then the answer is noted
    And we owe nothing
    And the reply is:
      """
      Thank you for asking, Ann. A removal costs SEK 6,500.00. Which day would suit you?
      """

  @figures @practice-32
  Scenario: The figures say what each kindness cost, rule by rule
    Given a copy of policies/delivery/delivery.house
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "complaint", "at": "2027-11-02T10:00", "client": "c-1", "channel": "email", "summary": "nobody came"}
      {"id": "e-2", "type": "answer", "at": "2027-11-02T11:30", "client": "c-1"}
      """
    When I run evenhand run delivery.house events.jsonl --summary
    Then it prints "A late answer is our mistake  credit      1  50.00 SEK"
