import Control
import Domain
import JSON

/// How each kind of route comes to its answer.
extension WebDesk {
    func answer(_ call: RouteCall) {
        call.answering { () throws(Problem) in
            switch call.route.source {
            case .list(let command): try call.list(command, self)
            case .object(let command): call.object(command, self)
            case .file(let command, let type, let suffix): call.file(command, self, type: type, extension: suffix)
            case .act(let act): try perform(act, call)
            case .own(let body): try body(self, call)
            }
        }
    }

    private static let keyBytesMax = 128

    private func perform(_ act: RouteAct, _ call: RouteCall) throws(Problem) {
        let key = call.request.fields.first("Idempotency-Key")
        if let key, key.isEmpty || key.utf8.count > Self.keyBytesMax {
            throw .badRequest("\"Idempotency-Key\" is to have from 1 to \(Self.keyBytesMax) bytes")
        }
        let data = act.data(call.values, call.route.own, once: key)
        hub.ask(act.directive, data: data) { result in
            switch result {
            case .success(let answer): call.answer(Self.told(answer))
            case .failure(let problem): call.answer(problem)
            }
        }
    }

    private static func told(_ answer: DirectiveAnswer) -> HTTPResponse {
        guard answer.isOK else {
            let code = answer.code?.text ?? "failed"
            return Problem(CommandFault.status(of: code), answer.detail, hint: answer.hint).response
        }
        var object: JSONObject = ["schema": "roost.act/1", "ok": true, "detail": .string(answer.detail)]
        object["data"] = answer.data.map { .object($0) }
        return HTTPResponse(type: "application/json", bytes: JSONWriter.bytes(.object(object)))
    }
}
