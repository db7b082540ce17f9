import Domain
import JSON

/// Health, and the panes beside the flock.
extension DirectiveTable {
    static let panesAndHealth = [
        DirectiveRow(.health, "Say how the daemon, the panes, the workers and the disk are", for: .observer) {
            (_: Fields) throws(FieldError) in .health
        },
        DirectiveRow(.paneStart, "Start panes that are not there", [panes, .named("folder", .text)]) {
            (fields: Fields) throws(FieldError) in
            .paneStart(
                try fields.optional("pane", Shapes.panes) ?? PaneName.allCases,
                folder: try fields.optional("folder", Shapes.path)
            )
        },
        DirectiveRow(.restartPane, "End what a pane runs, and start it anew", [panes]) {
            (fields: Fields) throws(FieldError) in
            .restartPane(try fields.optional("pane", Shapes.panes) ?? PaneName.allCases)
        },
        DirectiveRow(
            .nudge,
            "Type a text into a pane",
            [
                .word("pane", words.dropLast().joined(separator: "|"), .choice(words.dropLast()), isRequired: true),
                .word("text", "TEXT", .text, isRequired: true),
            ]
        ) { (fields: Fields) throws(FieldError) in
            .nudge(try fields.required("pane", Shapes.pane), text: try fields.required("text", .text))
        },
        DirectiveRow(
            .hook,
            "Tell that something happens in a pane or a run: for roost hook",
            for: .observer,
            [
                .word("event", "EVENT", .id("name of a hook event"), isRequired: true), .named("id", .text),
                .named("at", .integer(0...Int64.max)), .named("pane", .text), .named("run", .text),
                .named("data", .object),
            ]
        ) { (fields: Fields) throws(FieldError) in .hook(try HookReport(fields)) },
    ]

    private static let words = PaneName.allCases.map(\.rawValue) + [PaneName.allWord]
    private static let panes = DirectiveField.word("pane", words.joined(separator: "|"), .choice(words))
}

/// Values as these directives take them.
private enum Shapes {
    static var pane: FieldShape<PaneName> {
        FieldShape(expected: "the name of a pane") { $0.stringValue.flatMap(PaneName.init(rawValue:)) }
    }

    static var panes: FieldShape<[PaneName]> {
        FieldShape(expected: "the name of a pane, or all") { $0.stringValue.flatMap(PaneName.named) }
    }

    static var path: FieldShape<String> {
        FieldShape(expected: "a path from the root on") { $0.stringValue.flatMap { $0.hasPrefix("/") ? $0 : nil } }
    }
}
