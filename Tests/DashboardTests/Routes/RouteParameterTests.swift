import JSON
import Testing

@testable import Dashboard

@Suite struct RouteParameterTests {
    private func detail(_ body: () throws(Problem) -> [String]) -> String? {
        do throws(Problem) {
            _ = try body()
            return nil
        } catch { return error.detail }
    }

    @Test func whatIsWrongIsNamed() {
        let choice = RouteParameter("by", .choice(["a", "b"]), "Which")
        #expect(detail { () throws(Problem) in try choice.texts(["c"]) } == "\"by\" is to be one of a, b, not \"c\"")
        #expect(detail { () throws(Problem) in try choice.texts(["a", "b"]) } == "\"by\" is given 2 times")
        let id = RouteParameter("id", .id, isRequired: true, "A task")
        #expect(detail { () throws(Problem) in try id.texts(["../x"]) } == "\"id\" is no id: \"../x\"")
        #expect(detail { () throws(Problem) in try id.texts([]) } == "\"id\" is missing: A task")
        #expect(detail { () throws(Problem) in try id.texts(["-o"]) } == "\"id\" is no id: \"-o\"")
        let limit = RouteParameter.limit
        #expect(detail { () throws(Problem) in try limit.texts(["0"]) }?.contains("from 1 to 500") ?? false)
        #expect(detail { () throws(Problem) in try RouteParameter.cursor.texts(["a\0"]) } == "\"cursor\" holds a NUL")
    }

    @Test func whatIsEmptyIsNotGiven() throws {
        #expect(try RouteParameter.since.texts([""]) == [])
        let flag = RouteParameter("active", .flag, "Only active ones")
        #expect(try flag.texts(["0"]) == [] && flag.texts(["1"]) == ["1"] && flag.texts(["true"]) == ["true"])
    }

    @Test func whatIsPostedIsReadByItsForm() throws {
        let count = RouteParameter("workers", .integer(0...10), in: .body, "How many")
        #expect(try count.texts(JSONValue.integer(3)) == ["3"])
        #expect(detail { () throws(Problem) in try count.texts(JSONValue.integer(11)) } != nil)
        let told = "\"workers\" is to be a whole number from 0 to 10"
        #expect(detail { () throws(Problem) in try count.texts(JSONValue.object([:])) } == told)
        #expect(detail { () throws(Problem) in try count.texts(JSONValue.decimal("2.5")) } == told)
        let flag = RouteParameter("hold", .flag, in: .body, "x")
        #expect(try flag.texts(JSONValue.bool(false)) == [])
        let list = JSONValue.array(["1"])
        #expect(detail { () throws(Problem) in try flag.texts(list) } == "\"hold\" is to be true or false")
        #expect(try RouteParameter("in", .choices(["a", "1"]), in: .body, "x").texts(list) == ["1"])
    }

    /// What is described as right is taken, or programs that read the description are told lies.
    @Test func whatTheDescriptionAllowsIsTaken() throws {
        let flag = RouteParameter("active", .flag, "Only active ones")
        let words = try #require(flag.schema["enum"]?.arrayValue).compactMap(\.stringValue)
        #expect(words.count == 4)
        for word in words { #expect(try flag.texts([word]).count <= 1) }
        let pattern = try Regex(try #require(RouteParameter.task.schema["pattern"]?.stringValue))
        for (word, isRight) in [
            ("gh-1", true), ("", true), ("ses-1/7", true), ("A.b_c-d", true), ("-o", false), ("../x", false),
            ("a/b", false), ("a b", false), ("/1", false),
        ] {
            #expect((word.wholeMatch(of: pattern) != nil) == isRight, "\(word)")
            let fault = detail { () throws(Problem) in try RouteParameter.task.texts([word]) }
            #expect((fault == nil) == isRight, "\(word)")
        }
        let path = try Regex(try #require(RouteParameter.id("a task").schema["pattern"]?.stringValue))
        #expect("gh-1".wholeMatch(of: path) != nil)
        #expect("ses-1/7".wholeMatch(of: path) == nil && "".wholeMatch(of: path) == nil)
        #expect(RouteParameter.text("text", isRequired: true, "x").schema["minLength"]?.integerValue == 1)
    }
}
