import Domain
import Platform
import Testing

@testable import Demo

@Suite struct StepReaderTests {
    @Test(arguments: [
        ("say Hello  there", ScriptStep.say("Hello  there")),
        ("edit a/b.txt one two", .edit(file: "a/b.txt", text: "one two")),
        ("ask Which one? | A |  B", .ask("Which one?", options: ["A", "B"])), ("sleep 1m30s", .sleep(.seconds(90))),
        ("stall busy 2s", .stall(.busy, .seconds(2))), ("rate-limit 60s", .rateLimit(.seconds(60), waits: false)),
        ("rate-limit 60s wait", .rateLimit(.seconds(60), waits: true)),
        ("flood 10 20", .flood(lines: 10, bytes: 20, rate: nil)),
        ("flood 10 20 30", .flood(lines: 10, bytes: 20, rate: 30)), ("fail 3", .fail(.exit(3))),
        ("fail signal SEGV", .fail(.signal(Signal(number: 11)))), ("fail exec", .fail(.exec)),
        ("fail result It broke", .fail(.result("It broke"))), ("ignore TERM", .ignore(.terminate)),
        ("usage 10 20", .usage(input: 10, output: 20)), ("outcome needs-human Why?", .outcome(.needsHuman, "Why?")),
        ("follow-up review Look", .followup(kind: "review", reason: "Look")), ("child 5s", .child(.seconds(5))),
        ("raw {}", .raw("{}")), ("err x", .err("x")), ("commit It's in", .commit("It's in")), ("read a", .read("a")),
        ("write a b", .write(file: "a", text: "b")), ("run ls | wc", .run("ls | wc")), ("permit ls", .permit("ls")),
        ("replace a/b old text | new one", .replace(file: "a/b", text: "old text", by: "new one")),
        ("count 500 2m", .count(rate: 500, .seconds(120))),
        ("first fail 3", .only(isAgain: false, .fail(.exit(3)))), ("again say x", .only(isAgain: true, .say("x"))),
        ("think so", .think("so")), ("hear 1s", .hear(.seconds(1))),
    ]) func eachStepIsRead(text: String, step: ScriptStep) throws {
        #expect(try StepReader(text, line: 1).step() == step)
    }

    @Test(arguments: [
        "says x", "say", "edit a", "sleep", "sleep 3", "sleep 3s x", "stall 3s", "stall loudly 3s", "fail", "fail 256",
        "fail signal FOO", "fail result", "flood 1", "flood -1 2", "flood 1 x", "rate-limit 3s now", "ignore",
        "usage 1",
        "outcome well x", "outcome blocked", "follow-up nothing x", "ask |", "child",
        "replace a b", "replace a | b", "count 5", "first", "again sai x",
    ]) func whatIsNoStepIsToldWithItsLine(text: String) {
        let fault = #expect(throws: ScriptFault.self) { try StepReader(text, line: 7).step() }
        #expect(fault?.description.hasPrefix("line 7 of the script: ") == true)
    }
}
