import Asking
import Domain
import JSON
import Platform
import Queries

/// Questions in SQL: answered by a child that may do nothing but read, as on the command line.
extension WebDesk {
    private static let rowsUsual = 1_000

    func askSQL(_ call: RouteCall) {
        let count = call.values.integer("limit") ?? Self.rowsUsual
        let command = RouteCommand("sql")
        let words = command.words(call.values, call.route.own, rowsMax: nil, as: "jsonl")
        var rows = CommandRows(after: 0, count: count)
        call.ask(words, self, take: { rows.take($0) }) { end, remarks in
            if var problem = CommandFault.problem(end, remarks: remarks, hasRows: !rows.rows.isEmpty) {
                // What is wrong with it is in the question itself.
                if problem.status == .badRequest { problem.status = .unprocessable }
                return call.answer(problem)
            }
            call.answer(Self.table(rows))
        }
    }

    private static func table(_ rows: CommandRows) -> [UInt8] {
        let first = rows.rows.first.flatMap { row in
            Deliberate.ignore(because: "rows without names are shown without") { () throws(JSONError) in
                try JSONReader.read(row)
            }
        }
        let names = first?.objectValue?.keys.filter { $0 != "schema" } ?? []
        var bytes = Array("{\"columns\":".utf8) + JSONWriter.bytes(.array(names.map { .string($0) }))
        bytes += ",\"rows\":[".utf8
        for (index, row) in rows.rows.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += row
        }
        bytes += "],\"truncated\":\(rows.hasMore)}".utf8
        return bytes
    }

    func listQuestions(_ call: RouteCall) {
        let rows = NamedQuestion.all.map { question -> JSONValue in
            [
                "name": .string(question.name), "summary": .string(question.answers), "sql": .string(question.text),
                "parameters": .array(question.parameters.map { .string($0) }),
            ]
        }
        call.answer(["rows": .array(rows), "next": .null])
    }

    func listTables(_ call: RouteCall) {
        let (paths, disk, now) = (sources.record, sources.disk, sources.clock.now().wall)
        beside(
            call,
            { () -> Result<[JSONValue], Problem> in
                do throws(QueriesError) {
                    let record = try OpenRecord(paths, on: disk, at: now)
                    return .success(try RecordTables(of: record).entries.map(Self.row))
                } catch { return .failure(Problem(error)) }
            },
            answer: { call.answer(["rows": .array($0), "next": .null]) }
        )
    }

    private static func row(_ entry: RecordTables.Entry) -> JSONValue {
        [
            "table": .string(entry.name), "kind": .string(entry.kind), "sql": .string(entry.sql),
            "columns": .array(entry.columns.map { .string($0) }),
        ]
    }
}
