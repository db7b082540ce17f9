import Testing

@testable import Settings

@Suite struct TOMLReaderTests {
    private func fault(_ text: String) -> TOMLFault? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> TOMLFault? {
        do throws(TOMLFault) {
            _ = try TOMLReader.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func everyKindOfValueIsReadWithItsPlace() throws {
        let text = """
            # settings
            word = "a\\tb"
            count = 7
              share = 1.5
            truth = true
            day = 2026-11-21
            [table.inner]
            list = ["x", 2]
            """
        let entries = try TOMLReader.read(Array(text.utf8))
        #expect(entries.map(\.key) == ["word", "count", "share", "truth", "day", "table"])
        #expect(entries.map(\.node.value).prefix(5) == [.text("a\tb"), .integer(7), .number(1.5), .truth(true), .time])
        #expect(entries[1].keyPlace == TextPlace(line: 3, column: 1))
        #expect(entries[1].node.place == TextPlace(line: 3, column: 9))
        #expect(entries[2].keyPlace == TextPlace(line: 4, column: 3))
        guard case .table(let table) = entries[5].node.value, case .table(let inner)? = table.first?.node.value,
            case .list(let list)? = inner.first?.node.value
        else {
            Issue.record("the table is not there: \(entries[5])")
            return
        }
        #expect(list.map(\.value) == [.text("x"), .integer(2)])
        #expect(list[1].place == TextPlace(line: 8, column: 14))
    }

    @Test(arguments: ["", "\n", "# nothing", "\u{FEFF}"]) func nothingSetsNothing(text: String) throws {
        #expect(try TOMLReader.read(Array(text.utf8)).isEmpty)
    }

    @Test func whatIsNoTOMLIsToldWithItsPlace() throws {
        let found = try #require(fault("a = 1\nb = \n"))
        #expect(found.place.line == 2)
        guard case .syntax(let text) = found.reason else {
            Issue.record("\(found)")
            return
        }
        #expect(text.contains("expected value"))
        #expect(fault("a = 1\n\na = 2")?.place == TextPlace(line: 3, column: 5))
    }

    @Test func whatIsNotUTF8IsToldByCharacters() {
        let bytes = Array("# fine\nä = \"".utf8) + [0xff] + Array("\"".utf8)
        #expect(fault(bytes) == TOMLFault(reason: .notUTF8, place: TextPlace(line: 2, column: 6)))
        #expect(fault(Array("a = \"".utf8) + [0xe2, 0x82])?.reason == .notUTF8)
    }

    /// The library frees nested tables by recursion: none of these may take the stack.
    @Test func aNameOfEndlessPartsIsRefused() {
        for text in [
            String(repeating: "a.", count: 100_000) + "a = 1",
            "[" + String(repeating: "a . ", count: 50_000) + "a]",
            "x = {" + String(repeating: "'a'.", count: 50_000) + "a = 1}",
            "s = '#'\n" + String(repeating: "a.", count: 100_000) + "a = ",
            "s = \"\"\"\n\\\"\"\"\"\n" + String(repeating: "a.", count: 100_000) + "a = 1",
        ] {
            #expect(fault(text)?.reason == .keyTooDeep(depthMax: TOMLKeyDepth.depthMax))
        }
    }

    /// What the library takes for granted, and would end the process where it is not so.
    @Test(arguments: ["[.", "[=", "[\n", "[#", "[[.", "é = 1", "[é]", "\u{A1}", "a = é", "\"\"\"\\ é\"\"\"", "a.é = 1"])
    func whatTheLibraryTakesForGrantedIsAnError(text: String) {
        #expect(fault(text) != nil)
    }

    @Test(arguments: ["[", "{a="]) func aValueOfEndlessDepthIsRefused(opening: String) {
        #expect(fault("a = " + String(repeating: opening, count: 50_000)) != nil)
    }
}
