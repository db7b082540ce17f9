import Domain
import JSON

extension DirectiveTable {
    static let alerts = [
        DirectiveRow(
            .alertTest,
            "Tell a channel of alerts, or all of them, that this is a test",
            [.word("channel", "CHANNEL", .id("name of a channel"))]
        ) { (fields: Fields) throws(FieldError) in .testAlerts(try fields.optional("channel", .text)) }
    ]
}
