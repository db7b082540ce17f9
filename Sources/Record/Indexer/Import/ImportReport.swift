package import Domain

/// What came of an import, in numbers that a person looks at.
package struct ImportReport: Sendable {
    /// A line that could not be read, and where it stands.
    package struct BadLine: Hashable, Sendable {
        package let path: String
        package let offset: Int64
        package let why: String
    }

    private static let shownMax = 20

    /// Files that were new, that had grown or were written again, and that were as they had been.
    package internal(set) var newCount = 0
    package internal(set) var grownCount = 0
    package internal(set) var sameCount = 0
    package internal(set) var bytes: Int64 = 0
    package internal(set) var messages = 0
    package internal(set) var blocks = 0
    /// Lines of logs, and which tables they belong into.
    package internal(set) var loggedByTable: [String: Int] = [:]
    package var logged: Int { loggedByTable.values.reduce(0, +) }
    /// How many times a model response was told; of these so many were new.
    package internal(set) var tellings = 0
    package internal(set) var responses: Int64 = 0
    package internal(set) var cost = Money(nanodollars: 0)
    package internal(set) var unpriced: Int64 = 0
    package internal(set) var badLineCount = 0
    package internal(set) var badLines: [BadLine] = []
    /// Lines of types that are not known here: nothing of them is in the rows.
    package internal(set) var unknown = UnknownTypes()
    /// Files that could not be imported, and why.
    package internal(set) var failures: [(path: String, why: String)] = []

    package var fileCount: Int { newCount + grownCount + sameCount }

    mutating func note(_ change: CopyChange) {
        switch change {
        case .new: newCount += 1
        case .grown, .replaced: grownCount += 1
        case .unchanged: sameCount += 1
        }
    }

    mutating func note(_ reading: ReadingReport, of path: String) {
        messages += reading.messages
        blocks += reading.blocks
        loggedByTable.merge(reading.loggedByTable, uniquingKeysWith: +)
        tellings += reading.reports
        badLineCount += reading.badLineCount
        unknown.add(reading.unknown)
        for line in reading.badLines where badLines.count < Self.shownMax {
            badLines.append(BadLine(path: path, offset: line.offset, why: "\(line.error)"))
        }
    }
}
