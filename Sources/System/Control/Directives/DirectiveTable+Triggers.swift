import Domain
import JSON

/// What makes the daemon act.
extension DirectiveTable {
    static let triggers = [
        DirectiveRow(
            .triggerPoll,
            "Look now whether a source, or any, has something new",
            [.word("source", "SOURCE", .id("name of a source"))]
        ) { (fields: Fields) throws(FieldError) in .triggerPoll(source: try fields.optional("source", .text)) },
        DirectiveRow(
            .triggerAdd,
            "Record that something happened, and add the task that it brings where there is one",
            [
                .word("type", "TYPE", .id("type of a trigger"), isRequired: true), .word("text", "TEXT", .text),
                .named("data", .object),
            ] + TaskWish.fieldsOfNew
        ) { (fields: Fields) throws(FieldError) in
            var wish = try TaskWish(fields)
            wish.id = try fields.optional("id", .id)
            return .triggerAdd(
                type: try fields.required("type", .text),
                data: try fields.optional("data", .object) ?? [:],
                wish.text == nil ? nil : wish
            )
        },
        DirectiveRow(
            .triggerTest,
            "Say what a source would bring, without adding it",
            [.word("source", "SOURCE", .id("name of a source"), isRequired: true)]
        ) { (fields: Fields) throws(FieldError) in .triggerTest(source: try fields.required("source", .text)) },
    ]
}
