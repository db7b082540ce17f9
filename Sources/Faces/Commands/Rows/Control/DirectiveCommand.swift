import Control
import Domain
import JSON
import Queries

/// `roost directive`: sends any directive as it is, and shows what the daemon answers.
package enum DirectiveCommand {
    private static let name = Argument("NAME", ValueForm<DirectiveName>.word, "What to ask for")
    private static let words = Argument("ARGS", ValueForm.text, count: .any, "What it takes, in its order")
    private static let data = Option(
        "data",
        ValueForm.text.named("JSON"),
        "More of what it takes, by name, as a JSON object"
    )
    private static let timeout = Option("timeout", .duration, "How long to wait for the daemon (default: 35s)")

    private static let intro =
        "It prints what the daemon says, and ends by how that came out. -o json shows the whole answer. What changes "
        + "something can be asked again safely with a key of your own in the data, --data {\"key\":\"…\"}: the daemon "
        + "does it once and gives the same answer."

    private static let streaming =
        "subscribe goes on until Ctrl-C: each event is a line of JSON, with the place from which it can be gone on "
        + "with, as in --data {\"after\":{\"session\":\"…\",\"seq\":12}}. A daemon that goes is waited for, as long as "
        + "--timeout says; \"reset\" says whether what was seen before is of another one, and \"lagged\" how many "
        + "events were missed."

    package static let command = Command(
        "directive",
        section: .plumbing,
        summary: "Send a directive to the daemon as it is",
        details: [intro, streaming] + DirectiveTable.rows.map(line),
        examples: [
            Example("roost directive status", "how the daemon is"),
            Example("roost directive worker-logs worker-1795222923456789000-1", "what a worker's agent said last"),
            Example("roost directive scale 8 -o json", "for programs"),
            Example("roost directive subscribe task_changed decision", "what happens, as it happens"),
            Example("roost directive restart-daemon --timeout 10s", "without waiting longer"),
        ],
        arguments: [name, words],
        options: [data, timeout],
        formats: OutputFormat.allCases,
        exitCodes: [
            .daemonNotRunning, .notFound, .refusedByState, .budgetRefused, .notPermitted, .timedOut, .interrupted,
            .terminated,
        ],
        run: run
    )

    private static func line(_ row: DirectiveRow) -> String {
        let keys = row.fields.filter { $0.placeholder == nil }.map(\.key).joined(separator: ", ")
        return row.usage + (keys.isEmpty ? "" : " (and in the data: \(keys))") + ": \(row.summary)."
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let request = try request(invocation)
        // What is wrong with it needs no daemon to be told.
        let directive: Directive
        do throws(DirectiveFault) { directive = try DirectiveTable.read(request).1 } catch {
            throw .directive(error.answer)
        }
        let limit = invocation[timeout] ?? Invocation.answerPatience
        if case .subscribe(let subscription) = directive { return try stream(subscription, upTo: limit, invocation) }
        let client = try invocation.daemon(upTo: limit)
        let answer = try withDaemon { () throws(ControlError) in
            try client.ask(request.name, words: request.words, data: request.data, upTo: limit)
        }
        try show(answer, of: request, invocation)
        guard answer.isOK else { throw .directive(answer) }
        return .ok
    }

    private static func stream(
        _ subscription: Subscription,
        upTo limit: Duration,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        guard invocation.format != .csv else {
            let fault = ValueFault(expected: "jsonl: events have no columns in common")
            throw .usage(.badValue("csv", of: "--output", fault), command: ["directive"])
        }
        let (path, client) = try invocation.daemonEnd()
        let stream = try EventStream(to: invocation.console, clock: invocation.clock, waitingUpTo: limit)
        return try stream.run(subscription, of: path, as: client)
    }

    private static func request(_ invocation: Invocation) throws(CommandError) -> DirectiveRequest {
        var request = DirectiveRequest(1, invocation.required(name), words: invocation[all: words])
        guard let text = invocation[data] else { return request }
        let value = Deliberate.ignore(because: "the error of the option tells it") { () throws(JSONError) in
            try JSONReader.read(Array(text.utf8), limits: ControlLimits.json)
        }
        guard let object = value?.objectValue else {
            throw .usage(.badValue(text, of: "--data", ValueFault(expected: "a JSON object")), command: ["directive"])
        }
        request.data = object
        return request
    }

    /// What was refused is told as an error, and to programs as the answer too.
    private static func show(
        _ answer: DirectiveAnswer,
        of request: DirectiveRequest,
        _ invocation: Invocation
    ) throws(CommandError) {
        guard invocation.format != .table else {
            if answer.isOK { try showText(answer, invocation) }
            return
        }
        var table = Table(
            of: "directive",
            isSingle: true,
            [
                Column("directive", title: "DIRECTIVE"), Column("ok", title: "OK"),
                Column("detail", title: "DETAIL", .prose), Column("data", title: "DATA", .prose),
                Column("code", title: "CODE"), Column("hint", title: "HINT", .prose),
            ]
        )
        let data: JSONValue = answer.data.map { .object($0) } ?? .null
        table.append([
            .text(request.name), Cell(answer.isOK ? "yes" : "no", .bool(answer.isOK)), .text(answer.detail),
            Cell(answer.data == nil ? "" : JSONWriter.text(data), data),
            Cell(answer.code?.text ?? "", JSONValue(answer.code?.text)),
            Cell(answer.hint ?? "", JSONValue(answer.hint)),
        ])
        try invocation.console.show(table, as: invocation.format)
    }

    private static func showText(_ answer: DirectiveAnswer, _ invocation: Invocation) throws(CommandError) {
        let text = answer.detail.isEmpty ? answer.data.map { JSONWriter.text(.object($0)) } ?? "" : answer.detail
        var safe: [UInt8] = []
        var terminal = TerminalText(keepsColors: false)
        var bytes = Array(text.utf8)
        if !bytes.isEmpty, bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        bytes.withUnsafeBytes { terminal.append($0, to: &safe) }
        terminal.end(to: &safe)
        try invocation.console.write(safe)
    }
}
