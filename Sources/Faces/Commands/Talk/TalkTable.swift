import Domain
import JSON
import Queries

/// The blocks of a conversation as rows, for programs.
struct TalkTable {
    private(set) var table = Table(
        of: "block",
        [
            Column("number", title: "NO", .number), Column("message", title: "MSG", .number),
            Column("at", title: "AT"), Column("role", title: "ROLE"), Column("model", title: "MODEL"),
            Column("type", title: "TYPE"), Column("text", title: "TEXT", .prose), Column("tool", title: "TOOL"),
            Column("call", title: "CALL"), Column("input", title: "INPUT", .prose),
            Column("output", title: "OUTPUT", .prose), Column("ok", title: "OK"),
            Column("sidechain", title: "SIDE"), Column("cut", title: "CUT"),
        ]
    )

    mutating func add(_ block: TalkBlock) {
        table.append([
            .integer(block.number), .integer(block.message), Self.cell(block.at?.iso), .text(block.role),
            Self.cell(block.model), .text(block.type), Self.cell(block.content), Self.cell(block.toolName),
            Self.cell(block.toolUse), Self.cell(block.toolInput), Self.cell(block.toolOutput),
            block.isSuccess.map { Cell($0 ? "yes" : "no", .bool($0)) } ?? .none,
            Cell(block.isSidechain ? "yes" : "no", .bool(block.isSidechain)),
            Cell(block.isCut ? "yes" : "no", .bool(block.isCut)),
        ])
    }

    private static func cell(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
}
