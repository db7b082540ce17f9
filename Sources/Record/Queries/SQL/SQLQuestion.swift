package import Domain
import Glibc
import JSON
package import Journal
package import Platform
import Store

/// A question in SQL that somebody wrote, for the command line and every other face. A child answers it that may do
/// nothing but read, and is killed when its time is over.
package struct SQLQuestion: Sendable {
    /// What the child is told to do, as the first word of its command line.
    package static let childCommand = "__sql"
    /// Beyond the rows: the frames that are not rows.
    private static let frameBytesMax = 64 << 10

    package var limits = SQLLimits.standard
    /// Archived months in which what was said is asked for too.
    package var archived: [CivilMonth] = []
    /// Where none is named: all of them.
    package var includesArchive = false
    /// The program that answers: `roost`.
    private let program: String
    private let paths: RecordPaths
    private let withConversations: Bool
    private let disk: any Disk
    private let now: WallTime

    package init(
        of paths: RecordPaths,
        by program: String,
        withConversations: Bool = true,
        on disk: any Disk,
        at now: WallTime
    ) {
        self.paths = paths
        self.program = program
        self.withConversations = withConversations
        self.disk = disk
        self.now = now
    }

    /// `values` stand in the places that are named `:so` in the question.
    ///
    /// Where a month got another file meanwhile, rows may have left the conversations for it unseen: it is asked again.
    package func ask(_ text: String, values: [String: String] = [:]) throws(QueriesError) -> SQLAnswer {
        guard includesArchive || !archived.isEmpty else { return try askOnce(text, values, []) }
        while true {
            let before = try files()
            let months = archived.isEmpty ? before.map(\.month) : archived
            let answer = try askOnce(text, values, months)
            if try files() == before { return answer }
        }
    }

    private func files() throws(QueriesError) -> [ArchivedFile] {
        try OpenRecord(paths, withConversations: false, on: disk, at: now).archivedFiles()
    }

    private func askOnce(
        _ text: String,
        _ values: [String: String],
        _ archived: [CivilMonth]
    ) throws(QueriesError) -> SQLAnswer {
        // Open for as long as the child reads: so its WAL is neither to be recovered nor removed by a process that may
        // not write.
        let record = try OpenRecord(paths, withConversations: withConversations, on: disk, at: now)
        defer { withExtendedLifetime(record) {} }
        // What is wrong with an archive is told here, in the words of whoever asks.
        try record.layTables(of: archived)
        let result = try call(
            SQLAsked(
                text,
                values: values,
                of: paths,
                withConversations: withConversations,
                archived: archived,
                limits: limits,
                parent: getpid()
            )
        )
        do throws(QueriesError) { return try answer(of: result) } catch {
            // What lacks a table because a disk is away is not to be told of a table that does not exist.
            guard case .sql(.refused(let text, _)) = error, let missing = record.missingConversations else {
                throw error
            }
            throw .sql(.refused(text, hint: "what was said cannot be asked now: \(missing)"))
        }
    }

    private func call(_ asked: SQLAsked) throws(QueriesError) -> ProgramResult {
        let bytes = asked.bytes
        guard bytes.count <= SQLAsked.bytesMax else {
            throw .sql(.refused("the question has more than \(SQLAsked.bytesMax) bytes", hint: nil))
        }
        var call = ProgramCall(program, [Self.childCommand])
        call.input = bytes
        call.timeout = limits.time
        call.grace = .zero
        call.rejectsFailure = false
        call.capturedBytesMax = limits.bytesMax + Self.frameBytesMax
        do throws(PlatformError) { return try call.run(disk: disk) } catch {
            if case .timedOut = error { throw .sql(.tooLong(limits.time)) }
            throw .sql(.notStarted(error))
        }
    }

    private func answer(of result: ProgramResult) throws(QueriesError) -> SQLAnswer {
        var answer = SQLAnswer()
        for line in result.stdout.split(separator: UInt8(ascii: "\n")) {
            switch try Self.frame(line, result) {
            case .columns(let names): answer.columns = names
            case .row(let cells): answer.rows.append(cells)
            case .refused(let text, let hint): throw .sql(.refused(text, hint: hint))
            case .end(let cut):
                answer.cut = cut
                return answer
            }
        }
        throw .sql(failure(of: result))
    }

    /// Of an answer without an end.
    private func failure(of result: ProgramResult) -> SQLFault {
        if case .signaled(let signal, _) = result.status, signal.number == SIGXCPU { return .tooLong(limits.time) }
        let words = String(decoding: result.stderr.prefix(512), as: UTF8.self)
        return .died(result.status, said: words.split(whereSeparator: \.isNewline).joined(separator: "; "))
    }

    private static func frame(_ line: ArraySlice<UInt8>, _ result: ProgramResult) throws(QueriesError) -> SQLFrame {
        let json: JSONValue
        do throws(JSONError) { json = try JSONReader.read(Array(line)) } catch {
            // The last line of a child that was killed is cut.
            guard result.isSuccess else { throw .sql(.died(result.status, said: "")) }
            throw .sql(.noAnswer(error.description))
        }
        guard let frame = SQLFrame(json) else { throw .sql(.noAnswer("a line of it is of no known kind")) }
        return frame
    }
}
