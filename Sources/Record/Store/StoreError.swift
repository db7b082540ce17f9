package import Platform

/// What goes wrong with a database.
package enum StoreError: Error, Hashable, Sendable {
    /// SQLite refused a call. `text` is what it says about it, `statement` what it was asked, where it was a statement.
    case refused(file: String, ResultCode, text: String, statement: String?)
    case disk(PlatformError)
    /// There is no such file, and whoever opened it did not mean to make one.
    case missing(file: String)
    case sharedDisk(file: String, kind: String)
    case notWAL(file: String, mode: String)
    /// It is a database, and not one of ours, or not the one that belongs here.
    case wrongFile(file: String, wanted: String)
    case newerSchema(file: String, found: Int64, known: Int64)
    case olderSchema(file: String, found: Int64, known: Int64)
    /// The open file no longer stands where it was opened.
    case away(file: String)
    case damaged(file: String, findings: [String])
    /// SQLite does not understand a question that somebody wrote, or cannot answer it.
    case question(String, QuestionPlace?)
    /// Its answer is too large, or what it takes to find it.
    case tooMuch(String)
    /// It asks for something else than to be answered.
    case forbidden(String)

    static let emptiness = "it is empty"

    /// Whether it is only that nobody has made the database yet.
    package var isNotMadeYet: Bool {
        switch self {
        case .missing: true
        case .damaged(_, let findings): findings == [Self.emptiness]
        default: false
        }
    }

    /// What of SQLite's codes it is, where it is one.
    package var kind: ResultCode.Kind? {
        if case .refused(_, let code, _, _) = self { code.kind } else { nil }
    }

    /// The same call may succeed later, and nothing was changed by this one.
    package var isPassing: Bool {
        switch self {
        case .refused:
            switch kind {
            case .busy, .locked, .full, .noMemory, .interrupted: true
            case .readOnly, .inputOutput, .corrupt, .cannotOpen, .tooBig, .constraint, .notAuthorized, .notADatabase,
                nil:
                false
            }
        case .away, .missing: true
        case .disk(let error): error.errno?.isDiskFull ?? false
        case .sharedDisk, .notWAL, .wrongFile, .newerSchema, .olderSchema, .damaged, .question, .tooMuch, .forbidden:
            false
        }
    }

    /// The database that it is about, where it is one.
    package var file: String? {
        switch self {
        case .refused(let file, _, _, _), .missing(let file), .sharedDisk(let file, _), .notWAL(let file, _),
            .wrongFile(let file, _), .newerSchema(let file, _, _), .olderSchema(let file, _, _), .away(let file),
            .damaged(let file, _):
            file
        case .disk, .question, .tooMuch, .forbidden: nil
        }
    }

    /// The file does not hold what SQLite wrote: it is to be set aside and made anew.
    package var isDamage: Bool {
        switch self {
        case .refused(_, let code, _, _): code == .badPage || kind == .corrupt || kind == .notADatabase
        case .damaged: true
        case .disk, .missing, .sharedDisk, .notWAL, .wrongFile, .newerSchema, .olderSchema, .away, .question,
            .tooMuch, .forbidden:
            false
        }
    }
}

extension StoreError: CustomStringConvertible {
    private static let statementLettersMax = 160
    private static let damageHint =
        "\"roost reindex\" makes it anew from the files of the runs; the damaged one is kept"

    package var description: String {
        switch self {
        case .refused(let file, let code, let text, let statement):
            "\(file): \(code)" + Self.detail(text, beyond: code) + Self.quoted(statement)
        case .disk(let error): "\(error)"
        case .missing(let file): "\(file) is not there"
        case .sharedDisk(let file, let kind):
            "\(file) is on a disk of the kind \(kind), which others may write to as well"
        case .notWAL(let file, let mode): "\(file) stays in the journal mode \"\(mode)\" and does not take a WAL"
        case .wrongFile(let file, let wanted): "\(file) is not \(wanted)"
        case .newerSchema(let file, let found, let known):
            "\(file) has the schema \(found), and this version of Roost knows no later one than \(known)"
        case .olderSchema(let file, let found, let known):
            "\(file) has the schema \(found), and this version of Roost reads \(known)"
        case .away(let file): "\(file) is no longer the file that was opened"
        case .damaged(let file, let findings):
            "\(file) is damaged: \(findings.first ?? "")"
                + (findings.count > 1 ? ", and \(findings.count - 1) more" : "")
        case .question(let said, let place):
            said + (place.map { ", in line \($0.line), column \($0.column)" } ?? "")
        case .tooMuch(let what): "the question takes too much: \(what)"
        case .forbidden(let what): "\(what) is refused: a question only reads"
        }
    }

    /// What a person can do about it, where there is something.
    package var hint: String? {
        switch self {
        case .refused: isDamage ? Self.damageHint : kind.flatMap(Self.hint)
        case .disk(let error): error.hint
        case .missing:
            "where nothing was recorded yet, a run or an import makes it; if it is on a disk of its own, see that the "
                + "disk is there"
        case .away: "see that the disk is there; the index catches up by itself"
        case .sharedDisk: "put it on a disk of this machine: SQLite cannot share a WAL over a network"
        case .notWAL: "see that no other program holds it open, and that its folder can be written to"
        case .wrongFile: "move it away, or name another path"
        case .newerSchema: "use the version of Roost that wrote it, or move it away and run \"roost reindex\""
        case .olderSchema: "\"roost index --once\" brings it up to date"
        case .damaged: Self.damageHint
        case .question: "\"roost sql --schema\" shows the tables and their columns"
        case .tooMuch: "ask for less: a span of time, fewer tables at once, sums instead of rows"
        case .forbidden: "what Roost records is changed by its own commands only; \"roost db backup FILE\" makes a copy"
        }
    }

    private static func hint(for kind: ResultCode.Kind) -> String? {
        switch kind {
        case .busy, .locked: "another program writes to it; it is tried again"
        case .full: "free space on that disk; \"df -h\" shows what is full"
        case .corrupt, .notADatabase: damageHint
        case .readOnly: "look at its owner and mode with \"ls -l\", and whether the disk is mounted read-only"
        case .cannotOpen: "look at its folder with \"ls -ld\"; it must be yours, and the file no link"
        case .inputOutput: "the disk failed or went away; \"dmesg\" may say more"
        case .noMemory, .interrupted, .tooBig, .constraint, .notAuthorized: nil
        }
    }

    private static func detail(_ text: String, beyond code: ResultCode) -> String {
        text.isEmpty || "\(code)".hasPrefix(text) ? "" : ": \(text)"
    }

    private static func quoted(_ statement: String?) -> String {
        guard let statement else { return "" }
        let line = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ", in: \(line.count > statementLettersMax ? line.prefix(statementLettersMax) + " …" : line[...])"
    }
}

extension StoreError {
    /// What the disk refuses, as an error of the store.
    static func wrapping<Result>(_ body: () throws(PlatformError) -> Result) throws(StoreError) -> Result {
        do { return try body() } catch { throw .disk(error) }
    }
}
