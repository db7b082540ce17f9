import JSON
import Testing

@testable import Commands

@Suite struct ClaudeHooksTests {
    private static let settings = """
        {
          "model": "opus",
          "hooks": {
            "PreToolUse": [{"matcher": "Bash", "hooks": [{"type": "command", "command": "./check"}]}],
            "Stop": [{"hooks": [{"type": "command", "command": "say done", "timeout": 1.50}]}]
          },
          "unknown": {"number": 1e400, "list": [1, 2.0]}
        }
        """

    private func hooks(_ text: String) throws -> ClaudeHooks { try ClaudeHooks(Array(text.utf8)) }

    @Test func hooksAreAddedBesideWhateverIsThere() throws {
        var hooks = try hooks(Self.settings)
        #expect(hooks.present.isEmpty)
        try hooks.add(callingBy: "roost")
        #expect(hooks.present == ClaudeHooks.events)
        #expect(hooks.settings.keys == ["model", "hooks", "unknown"])
        let inside = try #require(hooks.settings["hooks"]?.objectValue)
        #expect(inside.keys.prefix(2) == ["PreToolUse", "Stop"] && inside["Stop"]?.arrayValue?.count == 2)
        let text = String(decoding: hooks.bytes, as: UTF8.self)
        #expect(
            text.contains("1e400") && text.contains("1.50") && text.contains(#""command": "roost hook claude Stop""#)
        )
        #expect(text.contains(#""matcher": "*""#) && text.hasSuffix("}\n"))
    }

    @Test func doneAgainItChangesNothingAndAnotherPlaceIsPutRight() throws {
        var hooks = try hooks(Self.settings)
        try hooks.add(callingBy: "roost")
        let once = hooks.settings
        try hooks.add(callingBy: "roost")
        #expect(hooks.settings == once)
        try hooks.add(callingBy: "'/opt/my tools/roost'")
        #expect(hooks.present == ClaudeHooks.events && hooks.settings != once)
        try hooks.add(callingBy: "roost")
        #expect(hooks.settings == once)
    }

    @Test func takenOutAgainEverythingIsAsBefore() throws {
        for text in [Self.settings, "{}", "", #"{"model":"x"}"#] {
            var hooks = try hooks(text)
            let before = hooks.settings
            try hooks.add(callingBy: "/usr/bin/roost")
            try hooks.remove()
            #expect(hooks.settings == before)
            try hooks.remove()
            #expect(hooks.settings == before)
        }
    }

    @Test func whoElseIsInAGroupOfOursStays() throws {
        let text = """
            {"hooks":{"Stop":[{"hooks":[{"type":"command","command":"roost hook claude Stop"},
            {"type":"command","command":"say done"}]}],"SessionStart":[{"hooks":[]}]}}
            """
        var hooks = try hooks(text)
        try hooks.remove()
        let kept =
            #"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"say done"}]}],"SessionStart":[{"hooks":[]}]}}"#
        #expect(hooks.settings == (try JSONReader.read(kept).objectValue))
    }

    @Test func whatClaudeWouldNotTakeIsLeftAlone() throws {
        #expect(throws: ClaudeHooks.Fault.self) { try ClaudeHooks(Array("{".utf8)) }
        #expect(throws: ClaudeHooks.Fault.notObject) { try ClaudeHooks(Array("[]".utf8)) }
        var hooks = try hooks(#"{"hooks":[]}"#)
        #expect(throws: ClaudeHooks.Fault.strange("hooks")) { try hooks.add(callingBy: "roost") }
        var stop = try self.hooks(#"{"hooks":{"Stop":{}}}"#)
        #expect(throws: ClaudeHooks.Fault.strange("hooks.Stop")) { try stop.add(callingBy: "roost") }
        let faults: [ClaudeHooks.Fault] = [.notJSON("x"), .notObject, .strange("hooks")]
        #expect(Set(faults.map(\.text)).count == 3)
    }
}
