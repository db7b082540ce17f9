package import Domain

/// The texts of a month's rows but for what was said, one after the other, as if they were one file.
package struct MonthTexts {
    private static let tables: [String] = {
        var seen: Set<String> = []
        return MonthRows.facts(in: "main").map(\.table).filter { seen.insert($0).inserted }
    }()

    private let file: MonthFile

    package init(of file: MonthFile) { self.file = file }

    /// Where a secret stands in them.
    package func ranges(of search: SecretSearch) throws(StoreError) -> [Range<Int64>] {
        var found: [Range<Int64>] = []
        var offset: Int64 = 0
        try each { (_, _, values) throws(StoreError) in
            for case .text(let text) in values {
                let bytes = Array(text.utf8)
                found += search.ranges(in: bytes).map { offset + Int64($0.lowerBound)..<offset + Int64($0.upperBound) }
                offset += Int64(bytes.count)
            }
        }
        return found
    }

    /// Writes all rows into a new file, in which these places are written over.
    package func write(without ranges: [Range<Int64>], to made: String) throws(StoreError) {
        let target = MonthFile(made, on: file.disk, at: file.now)
        try target.write { (unfinished) throws(StoreError) in
            let written = try target.begin(unfinished, [])
            var rest = ranges[...]
            var offset: Int64 = 0
            try written.write { () throws(StoreError) in
                try each { (table, columns, values) throws(StoreError) in
                    let changed = values.map { Self.erased($0, &offset, &rest) }
                    let places = columns.map { _ in "?" }.joined(separator: ", ")
                    let names = columns.joined(separator: ", ")
                    try written.statement("INSERT INTO \(table)(\(names)) VALUES(\(places))").run(values: changed)
                }
            }
            try MonthFile.close(written)
        }
    }

    private static func erased(
        _ value: Value,
        _ offset: inout Int64,
        _ rest: inout ArraySlice<Range<Int64>>
    ) -> Value {
        guard case .text(let text) = value else { return value }
        var bytes = Array(text.utf8)
        let end = offset + Int64(bytes.count)
        while let range = rest.first, range.upperBound <= end {
            let places = Int(range.lowerBound - offset)..<Int(range.upperBound - offset)
            bytes.withUnsafeMutableBytes { SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: $0[places])) }
            rest = rest.dropFirst()
        }
        offset = end
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    /// Hands over each row with its table and the names of its columns. Nobody writes the file meanwhile, so that the
    /// order is the same each time.
    private func each(_ take: (String, [String], [Value]) throws(StoreError) -> Void) throws(StoreError) {
        let source = try file.open()
        for table in Self.tables {
            let columns = try source.rows("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", table)
            {
                "\"\($0.text(0) ?? "")\""
            }
            try source.statement("SELECT \(columns.joined(separator: ", ")) FROM \(table)").each {
                (row) throws(StoreError) in
                try take(table, columns, row.values)
                return true
            }
        }
    }
}
