import Decoding
package import Domain
import JSON
package import Platform
import Store

/// The process that answers one question in SQL. It limits itself for good before it looks at the question: what takes
/// too long in one step of SQLite cannot be stopped from within, only killed from without.
package struct SQLChild {
    private let disk: any Disk
    private let now: WallTime
    private let redactor = Redactor()

    package init(on disk: any Disk, at now: WallTime) {
        self.disk = disk
        self.now = now
    }

    /// Hands over the answer in pieces, until nobody takes them any more.
    package func answer(_ input: [UInt8], take: @escaping ([UInt8]) -> Bool) {
        guard let asked = decode(input) else {
            _ = take(SQLFrame.refused("this is no question of Roost", hint: "ask with \"roost sql\"").line)
            return
        }
        do throws(QueriesError) {
            guard try confine(asked) else { return }
            let record = try open(asked)
            var answer = Answer(limits: asked.limits, take: take, redactor: redactor)
            try inStore { () throws(StoreError) in
                try record.index.ask(asked.text, values: asked.values) { names in
                    answer.begin(names)
                } row: { row in
                    answer.add(row)
                }
            }
            answer.end()
        } catch {
            let said = redactor.redact(error.description).text
            _ = take(SQLFrame.refused(said, hint: error.hint).line)
        }
    }

    private func decode(_ input: [UInt8]) -> SQLAsked? {
        do throws(JSONError) { return try SQLAsked(input) } catch { return nil }
    }

    private func confine(_ asked: SQLAsked) throws(QueriesError) -> Bool {
        do throws(PlatformError) {
            try Confinement.enter(processorTime: asked.limits.time, memory: asked.limits.memory)
            return try Confinement.endWithParent(asked.parent)
        } catch { throw .sql(.notStarted(error)) }
    }

    private func open(_ asked: SQLAsked) throws(QueriesError) -> OpenRecord {
        let record = try OpenRecord(asked.paths, withConversations: asked.withConversations, on: disk, at: now)
        try record.layTables(of: asked.archived)
        Connection.limitMemoryOfQuestions()
        try inStore { () throws(StoreError) in try record.index.confineToQuestions() }
        return record
    }
}

extension SQLChild {
    /// An answer while it is written: it ends at the most rows and bytes that it may have.
    private struct Answer {
        let limits: SQLLimits
        let take: ([UInt8]) -> Bool
        let redactor: Redactor
        private var rowCount = 0
        private var byteCount = 0
        private var cut: SQLAnswer.Cut?

        init(limits: SQLLimits, take: @escaping ([UInt8]) -> Bool, redactor: Redactor) {
            self.limits = limits
            self.take = take
            self.redactor = redactor
        }

        mutating func begin(_ names: [String]) { _ = write(.columns(names.map { redactor.redact($0).text })) }

        /// Answers whether another row may follow.
        mutating func add(_ row: borrowing Row) -> Bool {
            guard rowCount < limits.rowsMax else {
                cut = .rows
                return false
            }
            rowCount += 1
            return write(.row(cells(of: row)))
        }

        func end() { _ = take(SQLFrame.end(cut).line) }

        private mutating func write(_ frame: SQLFrame) -> Bool {
            let line = frame.line
            guard byteCount + line.count <= limits.bytesMax else {
                cut = .bytes
                return false
            }
            byteCount += line.count
            return take(line)
        }

        private func cells(of row: borrowing Row) -> [SQLCell] {
            var cells: [SQLCell] = []
            for column in 0..<Int32(row.columnCount) { cells.append(cell(row.value(column))) }
            return cells
        }

        /// The rows were redacted when they were written; what a question puts together of them is looked at again.
        private func cell(_ value: Value) -> SQLCell {
            switch value {
            case .null: .null
            case .integer(let number): .integer(number)
            case .real(let number): .real(number.isInfinite ? (number < 0 ? "-Inf" : "Inf") : "\(number)")
            case .text(let text): .text(redactor.redact(text).text)
            case .blob(let bytes):
                .blob(
                    hex: Hex.encode(redactor.redact(bytes).bytes.prefix(limits.blobBytesMax)),
                    byteCount: bytes.count
                )
            }
        }
    }
}
