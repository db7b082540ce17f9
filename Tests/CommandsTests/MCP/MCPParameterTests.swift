import JSON
import Testing

@testable import Commands

@Suite struct MCPParameterTests {
    private func words(
        _ kind: MCPParameter.Kind,
        _ value: JSONValue,
        _ place: MCPParameter.Place = .word()
    ) -> [String]? {
        do throws(MCPMisuse) { return try MCPParameter("it", kind, place, "What").words(of: value) } catch {
            return nil
        }
    }

    private func misuse(_ kind: MCPParameter.Kind, _ value: JSONValue) -> String? {
        do throws(MCPMisuse) {
            _ = try MCPParameter("it", kind, .word(), "What").words(of: value)
            return nil
        } catch { return error.text }
    }

    @Test func valuesOfEachKindBecomeWords() {
        #expect(words(.text, "a b") == ["a b"])
        #expect(words(.choice(["a", "b"]), "b") == ["b"])
        #expect(words(.texts, ["a", "b"]) == ["a", "b"])
        #expect(words(.texts, []) == [])
        #expect(words(.choices(["a", "b"]), ["b", "a"]) == ["b", "a"])
        #expect(words(.integer(1...9), 9) == ["9"])
        #expect(words(.flag, true) == ["it"] && words(.flag, false) == [])
    }

    @Test func whatDoesNotFitIsRefusedInWordsThatTellWhatWould() {
        #expect(misuse(.text, 1) == "\"it\" is to be a text")
        #expect(misuse(.text, "") == "\"it\" is empty")
        #expect(misuse(.text, "a\u{0}b") == "\"it\" holds a NUL")
        #expect(misuse(.choice(["a", "b"]), "c") == "\"it\" is to be one of a, b")
        #expect(misuse(.choices(["a", "b"]), ["a", "c"]) == "\"it\" is to be one of a, b")
        #expect(misuse(.texts, "a") == "\"it\" is to be a list of texts")
        #expect(misuse(.integer(1...9), 10) == "\"it\" is to be a whole number from 1 to 9")
        #expect(misuse(.integer(1...9), "5") == misuse(.integer(1...9), 10))
        #expect(misuse(.flag, "yes") == "\"it\" is to be true or false")
    }

    @Test func onlyStandardInputTakesTextsOfAnyLength() {
        let long = JSONValue.string(String(repeating: "x", count: MCPLimits.wordBytesMax + 1))
        #expect(words(.text, long) == nil)
        #expect(words(.text, long, .input)?.first?.count == MCPLimits.wordBytesMax + 1)
    }

    @Test func theSchemaSaysTheSame() {
        #expect(
            MCPParameter("n", .integer(1...9), .word(), "How many").schema
                == ["type": "integer", "minimum": 1, "maximum": 9, "description": "How many"]
        )
        #expect(
            MCPParameter("n", .choices(["a"]), .word(), "Which").schema
                == ["type": "array", "items": ["type": "string", "enum": ["a"]], "description": "Which"]
        )
    }
}
