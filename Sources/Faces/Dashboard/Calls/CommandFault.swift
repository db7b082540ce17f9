import Asking
import Domain
import JSON
import Platform

/// Why a command of ours gave no answer, as a problem.
enum CommandFault {
    /// It found nothing wrong with the question, and says by its code how things are: as does `health`.
    private static let sayingCodes: Set<Int32> = [0, 3, 5]

    /// Nil where there is an answer.
    static func problem(_ end: CommandEnd, remarks: [UInt8], hasRows: Bool) -> Problem? {
        let told = told(remarks)
        switch end {
        case .cut: return nil
        case .timedOut: return Problem(.gatewayTimeout, "it took too long", hint: "ask for less: a time, a limit")
        case .notStarted(let why): return Problem(.internalError, why)
        case .exited(.signaled(let signal, _)): return Problem(.internalError, "the command was ended by \(signal)")
        case .exited(.exited(let code)):
            if sayingCodes.contains(code), hasRows || code == 0 { return nil }
            if let told { return told }
            return Problem(.internalError, "the command ended with exit code \(code)")
        }
    }

    /// What it said on standard error, as `{"error":{"code":…}}`.
    private static func told(_ remarks: [UInt8]) -> Problem? {
        for line in remarks.split(separator: UInt8(ascii: "\n")) where line.first == UInt8(ascii: "{") {
            let value = Deliberate.ignore(because: "what cannot be read is told by the exit code alone") {
                () throws(JSONError) in try JSONReader.read(Array(line))
            }
            guard let error = value?["error"], let message = error["message"]?.stringValue else { continue }
            let code = error["code"]?.stringValue ?? ""
            return Problem(status(of: code), message, hint: error["hint"]?.stringValue)
        }
        return nil
    }

    static func status(of code: String) -> HTTPStatus {
        switch code {
        case "not_found", "no_target": .notFound
        case "gone": .gone
        case "ambiguous", "refused", "budget", "in_run": .conflict
        case "not_permitted": .forbidden
        case "no_daemon", "nobody_listens", "busy": .unavailable
        case "timed_out": .gatewayTimeout
        case "bad_request", "unknown_directive", "bad_arguments": .badRequest
        case "failed": .unprocessable
        default: .badRequest
        }
    }
}

extension CommandFault {
    /// Of a command that was not asked for JSON, and so tells its errors in words: `roost: MESSAGE`, and below it what
    /// to do.
    static func plainProblem(_ end: CommandEnd, remarks: [UInt8]) -> Problem? {
        guard let problem = problem(end, remarks: remarks, hasRows: false) else { return nil }
        let lines = String(decoding: remarks, as: UTF8.self).split(separator: "\n").map(String.init)
        guard let at = lines.firstIndex(where: { $0.hasPrefix("roost: ") }) else { return problem }
        let hint = lines[(at + 1)...].first?.drop { $0 == " " }
        return Problem(
            plainStatus(of: end),
            String(lines[at].dropFirst("roost: ".count)),
            hint: hint.map(String.init)
        )
    }

    /// By the codes with which commands end.
    private static func plainStatus(of end: CommandEnd) -> HTTPStatus {
        guard case .exited(.exited(let code)) = end else { return .internalError }
        return switch code {
        case 2: .badRequest
        case 3: .unavailable
        case 4: .notFound
        case 6: .conflict
        default: .unprocessable
        }
    }
}
