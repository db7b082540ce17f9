import Domain
import Platform
import TestSupport
import Testing

@Suite struct AgentScriptParserTests {
    @Test func everyStepIsRead() throws {
        let script = try AgentScript(
            parsing: """
                # what an agent does on a bad day
                say  Reading the file; err slow
                bytes 00ff0a
                pause 50ms ; pause 2s;pause 7us
                flood 10MB
                flood 4KiB
                prompt Delete it? [y/n]
                ignore TERM
                repeat 3
                    say again
                    repeat 2; say and again; end
                end
                child
                    pause 1s; say late
                end
                signal KILL
                exit 3

                """
        )
        let again = AgentScript([.say("again"), .repeat(2, AgentScript([.say("and again")]))])
        #expect(
            script.steps == [
                .say("Reading the file"), .err("slow"), .bytes([0, 255, 10]),
                .pause(.milliseconds(50)), .pause(.seconds(2)), .pause(.microseconds(7)),
                .flood(ByteCount(bytes: 10_000_000)), .flood(ByteCount(bytes: 4_096)),
                .prompt("Delete it? [y/n]"), .ignore(.terminate), .repeat(3, again),
                .child(AgentScript([.pause(.seconds(1)), .say("late")])), .signal(.kill), .exit(3),
            ]
        )
    }

    @Test func quotesKeepWhatWouldEndAStep() throws {
        let script = try AgentScript(parsing: #"say " a; b # \"c\" \\ \n\t\x1b[0m "; say ""; say"#)
        #expect(script.steps == [.say(" a; b # \"c\" \\ \n\t\u{1b}[0m "), .say(""), .say("")])
    }

    @Test(arguments: [
        ("say a\n  shout b", "line 2, column 3: there is no step \"shout\""),
        ("exit", "line 1, column 5: an exit code from 0 to 255 is missing"),
        ("exit 256", "line 1, column 6: \"256\" is not an exit code from 0 to 255"),
        ("exit 1 2", "line 1, column 8: \"2\" is more than the step takes"),
        ("say a; pause 5", "line 1, column 14: \"5\" is not a time such as 50ms"),
        ("pause 99999999999999999999s", "line 1, column 7: \"99999999999999999999s\" is not a time such as 50ms"),
        ("flood 10PB", "line 1, column 7: \"10PB\" is not a number of bytes such as 10MB"),
        ("bytes 0", "line 1, column 7: \"0\" is not bytes as pairs of hexadecimal digits"),
        ("signal NONE", "line 1, column 8: \"NONE\" is not a signal such as KILL"),
        ("say \"a", "line 1, column 5: this quote has no end"),
        ("say \"a\" b", "line 1, column 9: \"b\" is more than the step takes"),
        (#"say "\q""#, "line 1, column 6: \"\\q\" stands for nothing"),
        (#"say "\xff""#, "line 1, column 6: \"\\x\" stands for nothing"),
        ("say a\nrepeat 2\nsay b", "line 2, column 1: this \"repeat\" has no end"),
        ("child; say b; end; end", "line 1, column 20: this \"end\" ends nothing"),
        ("repeat -1; end", "line 1, column 8: \"-1\" is not a number of times"),
        ("child now; end", "line 1, column 7: \"now\" is more than the step takes"),
    ])
    func anErrorNamesLineAndColumn(text: String, error: String) throws {
        let found = #expect(throws: AgentScriptError.self) { try AgentScript(parsing: text) }
        #expect(found?.description == error)
    }
}
