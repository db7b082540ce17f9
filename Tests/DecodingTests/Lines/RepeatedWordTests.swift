import Testing

@testable import Decoding

@Suite struct RepeatedWordTests {
    @Test(arguments: [
        (["\"a\"", "\"a\"", "\"b\"", "\"a\""], ["a", "a", "b", "a"]),
        ([#""\u0061""#, "\"a\"", #""\u0061""#], ["a", "a", "a"]),
        (["\"\"", "null", "7", "\"\""], ["", nil, nil, ""]),
        (["\"aa\"", "\"ab\"", "\"a\""], ["aa", "ab", "a"]),
    ])
    func aWordIsWhatItsLineSays(lines: [String], expected: [String?]) throws {
        let parser = LineParser()
        var word = RepeatedWord()
        let found = try lines.map { line in
            try Array(line.utf8).withUnsafeBytes { word.read(try parser.read($0)) }
        }
        #expect(found == expected)
        #expect(word.read(nil) == nil)
    }

    @Test func aChangeIsToldOnce() throws {
        var word = RepeatedWord()
        let parser = LineParser()
        let changes = try ["\"a\"", "\"a\"", "null", #""\u0061""#, "\"b\"", "\"\"", "\"\""].map { line in
            try Array(line.utf8).withUnsafeBytes { word.isChanged(by: try parser.read($0)) }
        }
        #expect(changes == [true, false, false, false, true, true, false])
        #expect(word.word == "")
    }
}
