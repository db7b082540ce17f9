import JSON
import Testing

@Suite struct JSONReaderTests {
    @Test func everyKindOfValueIsRead() throws {
        let value = try JSONReader.read(#" {"a" : [ null , true, false, 1, -2.50, "x" ] , "b" : { } , "c":[]} "#)
        let expected: JSONValue = [
            "a": [nil, true, false, 1, .decimal("-2.50"), "x"],
            "b": [:],
            "c": [],
        ]
        #expect(value == expected)
    }

    @Test func aValueMayStandAlone() throws {
        #expect(try JSONReader.read("7") == 7)
        #expect(try JSONReader.read("\"\"") == "")
        #expect(try JSONReader.read(" null\n") == .null)
    }

    @Test func keysKeepTheirOrder() throws {
        let object = try #require(try JSONReader.read(#"{"z":1,"a":2,"m":3}"#).objectValue)
        #expect(object.keys == ["z", "a", "m"])
    }

    @Test(arguments: [
        ("", JSONError.unexpectedEnd(offset: 0)),
        ("  ", .unexpectedEnd(offset: 2)),
        ("{", .unexpectedEnd(offset: 1)),
        ("[1", .unexpectedEnd(offset: 2)),
        ("[1,", .unexpectedEnd(offset: 3)),
        ("[1,]", .unexpectedByte(UInt8(ascii: "]"), offset: 3)),
        ("{\"a\":1,}", .unexpectedByte(UInt8(ascii: "}"), offset: 7)),
        ("{\"a\" 1}", .unexpectedByte(UInt8(ascii: "1"), offset: 5)),
        ("{a:1}", .unexpectedByte(UInt8(ascii: "a"), offset: 1)),
        ("[1 2]", .unexpectedByte(UInt8(ascii: "2"), offset: 3)),
        ("tru", .unexpectedEnd(offset: 3)),
        ("trux", .unexpectedByte(UInt8(ascii: "x"), offset: 3)),
        ("nULL", .unexpectedByte(UInt8(ascii: "U"), offset: 1)),
        ("NaN", .unexpectedByte(UInt8(ascii: "N"), offset: 0)),
        ("'a'", .unexpectedByte(UInt8(ascii: "'"), offset: 0)),
        ("+1", .unexpectedByte(UInt8(ascii: "+"), offset: 0)),
        ("// no\n1", .unexpectedByte(UInt8(ascii: "/"), offset: 0)),
        ("1 1", .trailingByte(UInt8(ascii: "1"), offset: 2)),
        ("{}}", .trailingByte(UInt8(ascii: "}"), offset: 2)),
        ("\u{feff}{}", .byteOrderMark(offset: 0)),
    ])
    func whatIsNotJSONIsRefusedWithItsPlace(text: String, error: JSONError) {
        #expect(throws: error) { try JSONReader.read(text) }
    }

    @Test func aNULBehindTheValueIsRefused() {
        #expect(throws: JSONError.trailingByte(0, offset: 4)) { try JSONReader.read("null\0") }
    }

    @Test func aKeyMayStandOnlyOnce() {
        #expect(throws: JSONError.duplicateKey("a", offset: 7)) { try JSONReader.read(#"{"a":1,"a":2}"#) }
    }

    @Test func aDuplicateAmongManyKeysIsFound() {
        let fields = (0..<40).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        #expect(throws: Never.self) { try JSONReader.read("{\(fields)}") }
        for duplicate in ["k0", "k16", "k17", "k39"] {
            #expect(throws: JSONError.duplicateKey(duplicate, offset: fields.utf8.count + 2)) {
                try JSONReader.read("{\(fields),\"\(duplicate)\":0}")
            }
        }
    }

    @Test func moreBytesThanAllowedAreRefusedUnread() {
        let limits = JSONLimits(bytesMax: 4, depthMax: 8)
        #expect(throws: JSONError.tooLarge(bytes: 5, bytesMax: 4)) { try JSONReader.read("12345", limits: limits) }
        #expect(throws: Never.self) { try JSONReader.read("1234", limits: limits) }
    }

    @Test func nestingIsRefusedBeyondTheLimit() {
        let limits = JSONLimits(bytesMax: 100, depthMax: 3)
        #expect(throws: Never.self) { try JSONReader.read("[[[]]]", limits: limits) }
        #expect(throws: Never.self) { try JSONReader.read("[[[]],[[]]]", limits: limits) }
        #expect(throws: JSONError.tooDeep(depthMax: 3, offset: 3)) { try JSONReader.read("[[[[]]]]", limits: limits) }
    }

    @Test func nestingBeyondTheStackIsAnError() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.tooDeep(depthMax: 64, offset: 64)) { try JSONReader.read(deep) }
        let unlimited = JSONLimits(bytesMax: .max, depthMax: .max)
        #expect(throws: JSONError.tooDeep(depthMax: JSONLimits.depthCeiling, offset: JSONLimits.depthCeiling)) {
            try JSONReader.read(deep, limits: unlimited)
        }
    }

    @Test func theDeepestNestingAllowedIsRead() throws {
        let depth = JSONLimits.depthCeiling
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let value = try JSONReader.read(text, limits: JSONLimits(bytesMax: .max, depthMax: .max))
        #expect(JSONWriter.text(value) == text)
    }
}
