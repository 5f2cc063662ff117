@writing
Feature: Writing
  A house file is plain text. Whatever is wrong in it is told in one run: what, where, and how to mend it. What is
  merely written differently is understood, and `fmt` writes it the usual way.

  (The pieces below belong to a small salon, with its hours, services and the standard vocabulary.)

  Rule: What cannot be read is explained

    @names
    Scenario: A misspelt name
      Given a house that says:
        """
        rule "Cancelling"
            on cancelation
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says:
        """
        error[E202]: no event is called `cancelation`
         --> salon.house:2:8
          |
        2 |     on cancelation
          |        ^^^^^^^^^^^
          = help: did you mean `cancellation`?

        1 error
        """

    Scenario: All problems come in one run
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            at least 2 days before start: free
            notice is at least EUR 5: free
            otherwise: charge 50% of prise
        """
      When it is checked
      Then the check says "`2 days` does not say which days are counted"
      And the check says "`notice` is duration and `EUR 5` is money: they cannot be compared"
      And the check says "`prise` is not a name these lines know"
      And the check says "3 errors"

    @durations
    Scenario: A bare day is no duration, since it could mean four things
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            at least 2 days before start: free
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says "`48 hours` leads to Sunday 10 January 10:00"
      And the check says "`2 calendar days` leads to Sunday 10 January 10:00"
      And the check says "`2 working days` leads to Tuesday 12 January 10:00"
      And the check says "`2 opening days` leads to Tuesday 12 January 10:00"

    Scenario: A colon that was forgotten
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            at least 48 hours before start free
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says:
        """
        error[E102]: a colon is missing after `start`
         --> salon.house:3:35
          |
        3 |     at least 48 hours before start free
          |                                   ^
          = help: write `at least 48 hours before start: free`

        1 error
        """

    Scenario: A line that stands too deep
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
              at least 48 hours before start: free
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says "this line stands deeper than the line above it, which opens no list"

    Scenario: And with or needs parentheses
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            reason is illness and price is less than EUR 50 or notice is at least 48 hours: free
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says "`and` mixed with `or` can be read in two ways"

  Rule: What leaves an event unclear is refused

    @lines
    Scenario: Every event gets an answer
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            at least 48 hours before start: free
        """
      When it is checked
      Then the check says:
        """
        error[E402]: some `cancellation` gets no answer: no rule that is always on it ends in `otherwise`
         --> salon.house:1:1
          |
        1 | rule "Cancelling"
          | ^^^^^^^^^^^^^^^^^
          = help: end one of its rules with `otherwise: …`

        1 error
        """

    @lines
    Scenario: A line that can never decide
      Given a house that says:
        """
        rule "Late"
            on arrival
            more than 5 minutes after start: charge EUR 5
            more than 15 minutes after start: charge EUR 15
            otherwise: noted
        """
      When it is checked
      Then the check says:
        """
        error[E404]: `more than 15 minutes after start` never decides: whatever fits it fits an earlier line
         --> salon.house:4:5
          |
        4 |     more than 15 minutes after start: charge EUR 15
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = help: put the narrower line first
        note: `more than 5 minutes after start` decides before
         --> salon.house:3:5
          |
        3 |     more than 5 minutes after start: charge EUR 5
          |     -------------------------------

        1 error
        """

    @slots
    Scenario: One charge, one writer, so the order of rules never matters
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            otherwise: charge 50% of price

        rule "Late fee"
            on cancellation
            less than 24 hours before start: charge EUR 10
            otherwise: noted
        """
      When it is checked
      Then the check says "two rules on `cancellation` say the charge, so their order would matter"
      And the check says "put both into one rule, or let their `when` exclude each other"

    @slots
    Scenario: Charges with names of their own may stand beside each other
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            otherwise: charge 50% of price

        rule "Late fee"
            on cancellation
            less than 24 hours before start: charge EUR 10 as late-fee
            otherwise: noted
        """
      When it is checked
      Then the check finds nothing

    @counting
    Scenario: The no-show that is judged is one of the no-shows
      Given a house that says:
        """
        rule "No-shows"
            on no-show
            no no-shows in the last 12 months: free
            otherwise: charge price
        """
      When it is checked
      Then the check says "write `no earlier no-shows in the last 12 months`"

    @fairness
    Scenario: No line can name one client
      Given a house that says:
        """
        rule "Cancelling"
            on cancellation
            client.name is "Mrs Peeters": free
            otherwise: charge 50% of price
        """
      When it is checked
      Then the check says "`client.name` is a text that people write, and texts are not compared"

    @fairness
    Scenario: A rule that leaves the answer to whoever is on duty is a warning
      Given a house that says:
        """
        rule "Late"
            on arrival
            more than 5 minutes after start: may charge EUR 5
            otherwise: noted
        """
      When it is checked
      Then the check says "warning[W901]: this leaves the answer to whoever is on duty"

    @chains
    Scenario: What is recorded must not come back to itself
      Given a house that says:
        """
        event warning / warnings
        event reprimand / reprimands

        rule "A warning"
            on warning
            otherwise: record reprimand

        rule "A reprimand"
            on reprimand
            otherwise: record warning
        """
      When it is checked
      Then the check says "`warning` records `reprimand`, which leads back to `warning`"

  Rule: Words are checked like rules

    @words
    Scenario: Words that nobody wrote
      Given a house that says:
        """
        rule "No-shows"
            on no-show
            otherwise: charge price, say sorry
        """
      When it is checked
      Then the check says "nobody wrote the words `sorry`"

    @words
    Scenario: A place in the words that the event cannot fill
      Given a house that says:
        """
        rule "No-shows"
            on no-show
            otherwise: noted, say sorry

        words sorry
            en "We missed you. Please pay by {deposit.due}."
        """
      When it is checked
      Then the check says "`no-show` cannot fill `{deposit.due}`"

    @words @practice-24
    Scenario: What the voice of the house avoids
      Given a house that says:
        """
        rule "No-shows"
            on no-show
            otherwise: noted, say sorry

        voice
            avoid en "it is on the website"

        words sorry
            en "You could have known: it is on the website."
        """
      When it is checked
      Then the check says "the voice of this house avoids `it is on the website`"

    @words @practice-9
    Scenario: A reply to a complaint without its courtesy
      Given a house that says:
        """
        rule "Complaints"
            on complaint
            otherwise: noted, say we-hear-you

        voice
            on complaint always acknowledge, apologise

        words we-hear-you
            acknowledge
                en "Thank you for telling us."
        """
      When it is checked
      Then the check says "apologise"

  Rule: What is merely written differently is understood

    @fmt
    Scenario: The usual way of writing
      Given a house that says:
        """
        rule “Cancelling”
          on cancellation
          at least 24 hour before start: charge 12.5 % of price capped at €100
          at most 2 hours before start: charge 25 EUR   # hard to fill
          otherwise: free
        """
      When it is formatted
      Then it reads:
        """
        rule "Cancelling"
            on cancellation
            at least 24 hours before start: charge 12.5% of price capped at EUR 100
            at most 2 hours before start: charge EUR 25  # hard to fill
            otherwise: free
        """

    @fmt
    Scenario: Dashes and clocks
      Given a house that says:
        """
        hours phone
          Tuesday to Friday  9:00 – 17:00
          Saturday 9:00–12:00,13:00—16:00
        """
      When it is formatted
      Then it reads:
        """
        hours phone
            Tuesday to Friday    09:00-17:00
            Saturday             09:00-12:00, 13:00-16:00
        """

    @fmt
    Scenario: Comments stay where they were
      Given a house that says:
        """
        # what we say to everyone
        note "We work with one chair: please come alone."
        # and to dogs
        note "Dogs are welcome."
        """
      When it is formatted
      Then it reads:
        """
        # what we say to everyone
        note "We work with one chair: please come alone."
        # and to dogs
        note "Dogs are welcome."
        """
