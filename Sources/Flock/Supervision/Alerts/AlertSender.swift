import Domain
import Glibc
import JSON
import Outbound
import Platform
import Settings

/// Tells somebody, by the way that a channel names. It waits, and belongs on a thread of its own.
struct AlertSender: Sendable {
    private static let okStatuses = 200..<300
    private static let sendmailPlaces = ["/usr/sbin", "/usr/lib"]
    private static let urlModeForbidden: UInt32 = 0o077

    let environment: Environment
    var disk: any Disk = SystemDisk()
    var timeout = AlertLimits.sendingTimeout

    /// Why it was not told; nothing where it was.
    func send(_ message: AlertMessage, by channel: AlertChannel) -> String? {
        if let lack = channel.lack { return lack }
        do throws(SupervisionError) {
            switch channel.kind {
            case .webhook: return try post(message, channel.urlFile ?? "")
            case .email: return try mail(message, to: channel.address ?? "")
            case .command: return try run(message, channel.command ?? [])
            case .desktop: return try show(message)
            }
        } catch { return "\(error)" }
    }

    private func post(_ message: AlertMessage, _ file: String) throws(SupervisionError) -> String? {
        let url = try url(in: file)
        guard let url else { return "\(file) holds no URL, or others may read it: chmod 600 \(file)" }
        var request = HTTPRequest(
            .post,
            url,
            headers: [HTTPHeader("Content-Type", "application/json")],
            body: JSONWriter.bytes(.object(message.slack))
        )
        request.timeout = timeout
        request.redirectsMax = 0
        do throws(OutboundError) {
            let answer = try WebCall.send(request)
            return Self.okStatuses.contains(answer.status) ? nil : "it was answered with status \(answer.status)"
        } catch { return "\(error)" }
    }

    /// The first line of a file that is ours alone.
    private func url(in path: String) throws(SupervisionError) -> String? {
        try onSystem { () throws(PlatformError) in
            let file = try disk.openFile(path, .read)
            let status = try disk.status(of: file)
            guard status.kind == .file, status.owner == geteuid(), status.mode & Self.urlModeForbidden == 0,
                status.bytes <= AlertLimits.urlBytesMax
            else { return nil }
            let bytes = try disk.readAll(path, bytesMax: AlertLimits.urlBytesMax)
            let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
            return line.map(String.init)
        }
    }

    private func mail(_ message: AlertMessage, to address: String) throws(SupervisionError) -> String? {
        guard !address.contains(where: { $0.isNewline }) else { return "the address has more than one line" }
        guard let program = program("sendmail", also: Self.sendmailPlaces) else {
            return "there is no sendmail, in PATH or in /usr/sbin"
        }
        return try call(program, ["-t", "-i"], input: message.mail(to: address))
    }

    private func run(_ message: AlertMessage, _ command: [String]) throws(SupervisionError) -> String? {
        guard let name = command.first, let program = program(name) else {
            return "there is no program \(command.first ?? "")"
        }
        let alert = message.alerts[0]
        var given = environment.values
        let values = [
            "KIND": alert.word, "LEVEL": alert.level.rawValue, "TEXT": message.text, "TITLE": message.title,
            "TASK": alert.task ?? "", "RUN": alert.run ?? "", "COUNT": "\(message.alerts.count)",
        ]
        for (key, value) in values { given["ROOST_ALERT_\(key)"] = value }
        let input = JSONWriter.text(.object(message.json)) + "\n"
        return try call(program, Array(command.dropFirst()), input: input, in: Environment(given))
    }

    private func show(_ message: AlertMessage) throws(SupervisionError) -> String? {
        guard let program = program("notify-send") else { return "there is no notify-send in PATH" }
        // Options end there, whatever the words begin with.
        return try call(program, ["--app-name=roost", "--", message.title, message.text], input: nil)
    }

    private func call(
        _ program: String,
        _ arguments: [String],
        input: String?,
        in given: Environment? = nil
    ) throws(SupervisionError) -> String? {
        var call = ProgramCall(program, arguments, environment: (given ?? environment).entries)
        call.input = input.map { Array($0.utf8) }
        call.timeout = timeout
        call.capturedBytesMax = 64 << 10
        call.rejectsFailure = false
        do throws(PlatformError) {
            let result = try call.run()
            return result.isSuccess ? nil : "\(FilePath.name(of: program)) ended with \(result.status)"
        } catch { return "\(error)" }
    }

    private func program(_ name: String, also folders: [String] = []) -> String? {
        if let found = ProgramSearch.find(name, in: environment) { return found }
        return folders.map { "\($0)/\(name)" }.first { ProgramSearch.look(at: $0) == .program }
    }
}
