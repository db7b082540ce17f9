import JSON
import Testing

@Suite struct JSONWriterTests {
    @Test func valuesAreWrittenInOneLineWithoutSpaces() {
        let value: JSONValue = ["z": [1, -2, .decimal("1e400"), nil, true, false], "a": ["b": "c"], "e": [:], "f": []]
        #expect(
            JSONWriter.text(value) == #"{"z":[1,-2,1e400,null,true,false],"a":{"b":"c"},"e":{},"f":[]}"#
        )
    }

    @Test func onlyWhatMustBeIsEscaped() {
        let text: JSONValue = "q\" b\\ s/ \u{8}\t\n\u{c}\r \u{0}\u{1f} \u{7f} é 日本 🚀 \u{2028}"
        #expect(
            JSONWriter.text(text) == #""q\" b\\ s/ \b\t\n\f\r \u0000\u001f "# + "\u{7f} é 日本 🚀 \u{2028}\""
        )
    }

    @Test(arguments: [0, 7, -1, 1_234_567_890, Int64.max, Int64.min])
    func integersAreWrittenToTheLastDigit(number: Int64) {
        #expect(JSONWriter.text(.integer(number)) == String(number))
    }

    @Test func partsPutTheirCommas() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(1)
        writer.string("x")
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.endArray()
        writer.key("b")
        writer.bool(false)
        writer.key("c")
        writer.raw("[2]")
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":[1,"x",{},null],"b":false,"c":[2]}"#)
    }

    @Test func linesFollowOneAnother() {
        var writer = JSONWriter()
        writer.write(1)
        writer.newline()
        writer.write(2)
        #expect(writer.bytes == Array("1\n2".utf8))
        writer.clear()
        writer.write(3)
        #expect(writer.bytes == Array("3".utf8))
    }

    @Test func prettyTextIsIndentedForPeople() {
        let value: JSONValue = ["a": [1, []], "b": [:], "c": "x"]
        let expected = """
            {
              "a": [
                1,
                []
              ],
              "b": {},
              "c": "x"
            }
            """
        #expect(JSONWriter.pretty(value) == expected)
    }
}
