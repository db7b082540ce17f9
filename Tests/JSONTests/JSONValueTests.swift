import JSON
import Testing

@Suite struct JSONValueTests {
    @Test func literalsAreTheValuesTheyLookLike() {
        #expect((nil as JSONValue) == .null)
        #expect((true as JSONValue) == .bool(true))
        #expect((-3 as JSONValue) == .integer(-3))
        #expect((2.5 as JSONValue) == .decimal("2.5"))
        #expect(("x" as JSONValue) == .string("x"))
        #expect(([1, "a"] as JSONValue) == .array([.integer(1), .string("a")]))
        #expect((["k": nil] as JSONValue) == .object(JSONObject([("k", .null)])))
    }

    @Test func eachKindAnswersToItsOwnNameOnly() {
        let values: [JSONValue] = [nil, true, 1, .decimal("1.5"), "s", [1], ["k": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil, nil])
        #expect(values.map(\.integerValue) == [nil, nil, 1, nil, nil, nil, nil])
        #expect(values.map(\.double) == [nil, nil, 1, 1.5, nil, nil, nil])
        #expect(values.map(\.stringValue) == [nil, nil, nil, nil, "s", nil, nil])
        #expect(values.map(\.arrayValue) == [nil, nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.objectValue) == [nil, nil, nil, nil, nil, nil, ["k": 1]])
        #expect(values.map { $0["k"] } == [nil, nil, nil, nil, nil, nil, 1])
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0.0"), (5.0, "5"), (-5.0, "-5"), (5.3, "5.3"), (0.1, "0.1"), (1e21, "1e+21"),
        (1e300, "1e+300"),
        (.leastNonzeroMagnitude, "5e-324"), (9_007_199_254_740_992.0, "9007199254740992"), (.infinity, "null"),
        (-.infinity, "null"),
        (.nan, "null"),
    ])
    func doublesAreWrittenInTheirShortestText(number: Double, text: String) throws {
        #expect(JSONWriter.text(JSONValue(number)) == text)
        if number.isFinite { #expect(try JSONReader.read(text).double == number) }
    }

    @Test func aNumberBeyondADoubleHasNoDouble() {
        #expect(JSONValue.decimal("1e400").double == nil)
        #expect(JSONValue.decimal("1e-400").double == 0)
        #expect(JSONValue.integer(.max).double == 9_223_372_036_854_775_807.0)
    }

    @Test func whatIsAbsentBecomesNull() {
        #expect(JSONValue(nil as String?) == .null)
        #expect(JSONValue(nil as Int?) == .null)
        #expect(JSONValue(nil as Double?) == .null)
        #expect(JSONValue("x" as String?) == "x")
        #expect(JSONValue(7 as Int32?) == 7)
        #expect(JSONValue(UInt64.max) == .decimal("18446744073709551615"))
    }
}
