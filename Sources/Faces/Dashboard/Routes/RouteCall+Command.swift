import Asking
import Domain
import JSON
import Runs

extension RouteCall {
    /// The rows of a command as a page of a list.
    func list(_ command: RouteCommand, _ desk: WebDesk, rowsUsual: Int = RouteParameter.rowsUsual) throws(Problem) {
        let count = values.integer("limit") ?? rowsUsual
        let place = try place()
        let words = command.words(values, route.own, rowsMax: place + count + 1, as: "jsonl")
        var rows = CommandRows(after: place, count: count)
        let fields = fields
        ask(words, desk, take: { rows.take($0) }) { [self] end, remarks in
            if let problem = CommandFault.problem(end, remarks: remarks, hasRows: !rows.rows.isEmpty) {
                return answer(problem)
            }
            answer(Self.page(rows, fields))
        }
    }

    /// The one object of a command.
    func object(_ command: RouteCommand, _ desk: WebDesk) {
        let words = command.words(values, route.own, rowsMax: nil, as: "jsonl")
        var rows = CommandRows(after: 0, count: 1)
        let fields = fields
        ask(words, desk, take: { rows.take($0) }) { [self] end, remarks in
            if let problem = CommandFault.problem(end, remarks: remarks, hasRows: !rows.rows.isEmpty) {
                return answer(problem)
            }
            guard let row = rows.rows.first else { return answer(.notFound("there is nothing to show")) }
            answer(Self.chosen(fields, of: row))
        }
    }

    /// What a command writes, as it is.
    func file(_ command: RouteCommand, _ desk: WebDesk, type: String, extension suffix: String) {
        let words = command.words(values, route.own, rowsMax: nil, as: nil)
        var text: [UInt8] = []
        var isCut = false
        let take: CommandProcess.Take = { line in
            guard case .whole(let bytes) = line, text.count + bytes.count < CommandRows.bytesMax else {
                isCut = true
                return false
            }
            text += bytes
            return true
        }
        ask(words, desk, limits: CommandLimits(keepsLineEnds: true), take: take) { [self] end, remarks in
            if let problem = CommandFault.plainProblem(end, remarks: remarks) { return answer(problem) }
            if isCut, !command.isGoodInPart { return answer(Self.tooLong(words)) }
            // Nobody is to take it for all.
            if isCut { text += "\n… the rest is left out: roost \(CommandText.of(words.arguments)) gives all\n".utf8 }
            var response = HTTPResponse(.ok, type: type, bytes: text)
            let name = "\(values.text("id") ?? "roost").\(suffix)"
            let way = type.hasPrefix("text/plain") ? "inline" : "attachment"
            response.fields.set("Content-Disposition", "\(way); filename=\"\(name)\"")
            answer(response)
        }
    }

    /// Half of a patch or of an export is none.
    private static func tooLong(_ words: CommandWords) -> Problem {
        Problem(
            .unprocessable,
            "it is longer than \(ByteCount(bytes: Int64(CommandRows.bytesMax)))",
            hint: "all of it: roost \(CommandText.of(words.arguments))"
        )
    }

    func ask(
        _ words: CommandWords,
        _ desk: WebDesk,
        limits: CommandLimits = CommandLimits(),
        take: @escaping CommandProcess.Take,
        ended: @escaping CommandProcess.Ended
    ) {
        guard let question = desk.asker.ask(words, limits: limits, take: take, ended: ended) else {
            return answer(.busy)
        }
        call.onGone = { desk.asker.cancel(question) }
    }

    private func place() throws(Problem) -> Int {
        guard let cursor = values.text("cursor") else { return 0 }
        guard let place = Int(cursor), (0...RouteParameter.placeMax).contains(place) else {
            throw .badRequest("\"cursor\" is none that an answer gave")
        }
        return place
    }

    private var fields: [String] {
        values.text("fields")?.split(separator: ",").map(String.init) ?? []
    }

    // MARK: - What is made of rows

    private static func page(_ rows: CommandRows, _ fields: [String]) -> [UInt8] {
        var bytes = Array("{\"rows\":[".utf8)
        for (index, row) in rows.rows.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += chosen(fields, of: row)
        }
        let next = rows.next.map { "\"\($0)\"" } ?? "null"
        bytes += "],\"next\":\(next)".utf8
        if rows.omitted > 0 { bytes += ",\"omitted\":\(rows.omitted)".utf8 }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private static func chosen(_ fields: [String], of row: [UInt8]) -> [UInt8] {
        guard !fields.isEmpty else { return row }
        let value = Deliberate.ignore(because: "what is no object has no fields to choose from") {
            () throws(JSONError) in try JSONReader.read(row)
        }
        guard let object = value?.objectValue else { return row }
        let kept = object.fields.filter { fields.contains($0.key) || $0.key == "schema" }
        return JSONWriter.bytes(.object(JSONObject(kept.map { ($0.key, $0.value) })))
    }
}
