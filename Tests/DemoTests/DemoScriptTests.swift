import Testing

@testable import Demo

@Suite struct DemoScriptTests {
    @Test(arguments: [
        ("fix it", DemoScript.Place.none), ("demo: say x", .here("say x")),
        ("Do:\n  demo:\nsay x\nsay y", .here("\nsay x\nsay y")),
        ("demo: @a.demo", .file("a.demo")), ("a demo: say x", .none), ("demo:", .here("")),
    ]) func aPromptHoldsAScriptOrNamesOne(prompt: String, place: DemoScript.Place) {
        #expect(DemoScript.place(in: prompt) == place)
    }

    @Test func stepsStandOnLinesOrBetweenMarks() throws {
        let script = try DemoScript(parsing: "say a ;; say b;;say c\r\n\n  # say d ;; say e\n say f ")
        #expect(script.steps == [.say("a"), .say("b"), .say("c"), .say("f")])
    }

    @Test func aScriptHasALimit() {
        let text = String(repeating: "\n", count: 10_001)
        #expect(throws: ScriptFault.self) { try DemoScript(parsing: text) }
    }

    @Test func aSessionIsMadeUpFromItsSeed() {
        var (first, same, other) = (MadeUpSession(seed: 1), MadeUpSession(seed: 1), MadeUpSession(seed: 2))
        let script = first.script(for: "fix it")
        #expect(script == same.script(for: "fix it") && script != other.script(for: "fix it"))
        #expect(script.steps.contains { if case .edit = $0 { true } else { false } })
    }

    @Test func diceFallAlikeForTheSameSeed() {
        var (first, same, other) = (Dice(text: "a"), Dice(text: "a"), Dice(text: "b"))
        let id = first.id()
        #expect(id == same.id() && id != other.id() && id.count == 36)
        #expect(first.number(below: 3) < 3 && first.word().count == 16)
    }
}
