import Domain
import Store

/// In what two databases differ that are to hold the same rows.
package struct RowDifferences: Hashable, Sendable {
    /// A row that only one of them has.
    package struct Line: Hashable, Sendable {
        package enum Side: String, Hashable, Sendable {
            /// It stands in the index, and the files do not tell it.
            case index
            /// The files tell it, and it does not stand in the index.
            case files
        }

        package let side: Side
        package let row: String
    }

    private static let shownMax = 20
    /// What only helps to read faster may differ.
    private static let leftOut: Set<String> = ["imported_files", "search_docs", "search_queue"]

    /// How many rows were compared.
    package private(set) var rowCount = 0
    package private(set) var lineCount = 0
    /// The first of them.
    package private(set) var lines: [Line] = []

    package var areNone: Bool { lineCount == 0 }

    package init() {}

    /// Row by row where their sums differ, in as much memory as the rows of one table that do.
    mutating func compare(_ kept: Connection, _ built: Connection) throws(StoreError) {
        let one = try Self.sums(of: kept)
        let other = try Self.sums(of: built)
        rowCount += other.values.reduce(0) { $0 + $1.count }
        for table in Set(one.keys).union(other.keys).sorted() where one[table] != other[table] {
            var rows: [String: Int] = [:]
            try Self.each(in: kept, of: table) { rows[$0, default: 0] += 1 }
            try Self.each(in: built, of: table) { rows[$0, default: 0] -= 1 }
            for (row, count) in rows.sorted(by: { $0.key < $1.key }) where count != 0 {
                note(Line(side: count > 0 ? .index : .files, row: row))
            }
        }
    }

    private mutating func note(_ line: Line) {
        lineCount += 1
        if lines.count < Self.shownMax { lines.append(line) }
    }

    private struct Sum: Hashable {
        var count = 0
        var sum: UInt64 = 0
    }

    /// A sum that does not depend on the order of the rows.
    private static func sums(of database: Connection) throws(StoreError) -> [Substring: Sum] {
        var sums: [Substring: Sum] = [:]
        try CanonicalDump.write(database, leavingOut: left(of: database)) { (line) throws(StoreError) in
            let table = line.prefix { $0 != "|" }
            var sum = sums[table] ?? Sum()
            sum.count += 1
            sum.sum &+= Self.hash(line)
            sums[table] = sum
        }
        return sums
    }

    private static func each(
        in database: Connection,
        of table: Substring,
        _ body: (String) -> Void
    ) throws(StoreError) {
        try CanonicalDump.write(database, leavingOut: left(of: database)) { (line) throws(StoreError) in
            if line.prefix(while: { $0 != "|" }) == table { body(line) }
        }
    }

    /// Tables of the search are made in whatever order the rows came.
    private static func left(of database: Connection) throws(StoreError) -> Set<String> {
        let search = try database.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'search\\_%' ESCAPE '\\'") {
            $0.text(0) ?? ""
        }
        return leftOut.union(search)
    }

    /// FNV-1a
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
