import Domain
import JSON

extension DirectiveTable {
    static let web = [
        DirectiveRow(
            .web,
            "Say whether browsers are served, or have them served from now on, or no longer",
            for: .observer,
            [
                .word("state", WebOrder.words.joined(separator: "|"), .choice(WebOrder.words)),
                .named("port", .integer(1...Int64(UInt16.max))), .named("isReadOnly", .flag),
            ]
        ) { (fields: Fields) throws(FieldError) in .web(try WebOrder(fields)) }
    ]
}
