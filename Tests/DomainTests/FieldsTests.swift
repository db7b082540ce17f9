import Domain
import JSON
import Testing

@Suite struct FieldsTests {
    private let fields = Fields([
        "text": "x", "number": 2.5, "whole": 7, "flag": true, "texts": ["a", "b"], "object": ["k": 1],
        "time": "2026-11-21T00:53:03.123Z", "id": "gh-1", "none": nil, "level": "warn",
    ])

    @Test func everyShapeIsRead() throws {
        #expect(try fields.required("text", .text) == "x")
        #expect(try fields.required("number", .number) == 2.5)
        #expect(try fields.required("whole", .number) == 7)
        #expect(try fields.required("whole", .integer) == 7)
        #expect(try fields.required("flag", .bool))
        #expect(try fields.required("texts", .texts) == ["a", "b"])
        #expect(try fields.required("object", .object) == ["k": 1])
        #expect(try fields.required("time", .time).nanoseconds == 1_795_222_383_123_000_000)
        #expect(try fields.required("id", .id) as TaskID == TaskID("gh-1"))
        #expect(try fields.required("level", .term()) == Term<Level>.known(.warn))
        #expect(fields.value("whole") == 7)
    }

    @Test func absentAndNullFieldsAreNothing() throws {
        #expect(try fields.optional("none", .text) == nil)
        #expect(try fields.optional("gone", .text) == nil)
        #expect(fields.value("gone") == .null)
        #expect(throws: FieldError.missing("none")) { try fields.required("none", .text) }
    }

    @Test func aFieldOfAnotherShapeIsRefusedEvenWhereItIsOptional() {
        #expect(throws: FieldError.wrong("number", expected: "a whole number")) {
            try fields.optional("number", .integer)
        }
        #expect(throws: FieldError.wrong("text", expected: "a time")) { try fields.optional("text", .time) }
        #expect(throws: FieldError.wrong("text", expected: "true or false")) { try fields.optional("text", .bool) }
    }
}
