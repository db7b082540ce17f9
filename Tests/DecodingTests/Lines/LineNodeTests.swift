import Decoding
import Testing

@Suite struct LineNodeTests {
    @Test func valuesAreFoundByTheirKeys() throws {
        try reading(#" {"a":{"b":[1,"two",{"c":null}],"d":true},"e":-1.50e3} "#) { line in
            #expect(line.kind == .object)
            #expect(line["a"]?["d"]?.bool == true)
            #expect(line["e"]?.numberText == "-1.50e3")
            #expect(line["a"]?["b"]?.children.map(\.kind) == [.integer, .text, .object])
            #expect(line["a"]?["b"]?.rawText == #"[1,"two",{"c":null}]"#)
            #expect(line["a"]?.children.map(\.key) == ["b", "d"])
        }
    }

    @Test func whatIsNotThereAndNullAreTheSame() throws {
        try reading(#"{"a":null,"b":{},"c":[]}"#) { line in
            #expect(line["a"] == nil)
            #expect(line["x"] == nil)
            #expect(line["b"]?["x"] == nil)
            #expect(line["c"]?["x"] == nil)
            #expect(line["b"]?.children.contains { _ in true } == false)
        }
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
        ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("1e2", nil), ("\"1\"", nil),
    ])
    func wholeNumbersAreExactOrNone(text: String, expected: Int64?) throws {
        try reading(text) { #expect($0.integer == expected) }
    }

    @Test func keysMayBeWrittenWithEscapes() throws {
        try reading(#"{"t\u0079pe":"x"}"#) { #expect($0["type"]?.string == "x") }
    }

    @Test func wordsAreComparedAsTheyRead() throws {
        try reading(#"["user","us\u0065r","users",1,""]"#) { line in
            #expect(line.children.map { $0.says("user") } == [true, true, false, false, false])
            #expect(line.children.map { $0.says("") } == [false, false, false, false, true])
        }
    }

    @Test func childrenCanBeGoneThroughMoreThanOnce() throws {
        try reading("[1,[2,3],{}]") { line in
            let children: LineChildren = line.children
            #expect(children.map(\.rawText) == ["1", "[2,3]", "{}"])
            #expect(children.map(\.range.lowerBound) == [1, 3, 9])
        }
        try reading("1") { #expect($0.children.map(\.rawText).isEmpty) }
    }

    private func reading(_ text: String, _ body: (LineNode) throws -> Void) throws {
        let parser = LineParser()
        try withExtendedLifetime(parser) {
            try Array(text.utf8).withUnsafeBytes { try body(try parser.read($0)) }
        }
    }
}
