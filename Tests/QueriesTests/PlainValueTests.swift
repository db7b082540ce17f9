import JSON
import Queries
import Testing

@Suite struct PlainValueTests {
    @Test func fieldsAreWordsWithTheirValues() throws {
        let value = try JSONReader.read(#"{"a":true,"b":0.2,"c":["x","y"],"d":"two words","e":{"f":null},"g":null}"#)
        #expect(PlainValue.fields(value) == #"a=true b=0.2 c="x, y" d="two words" e={"f":null} g=null"#)
        #expect(PlainValue.fields(JSONValue.null) == "" && PlainValue.fields("text") == "text")
    }

    @Test func whatIsLongIsCut() {
        #expect(PlainValue.text(.string(String(repeating: "x", count: 100_000))).utf8.count < 2_010)
        let many = JSONObject((0..<10_000).map { ("key\($0)", JSONValue.integer(Int64($0))) })
        #expect(PlainValue.fields(many).utf8.count < 2_010)
    }
}
