import Control
import Domain
import JSON
import Platform

/// What people and signals want of sources.
extension Daemon {
    private typealias Found = Result<SourceFindings, SourceTrouble>

    /// Looks at one source now, or at all of them.
    func poll(_ name: String?, _ call: DirectiveCall) -> DirectiveAnswer {
        let wanted = name.map { name in sources.sources.filter { $0.setup.name == name } } ?? sources.sources
        guard !wanted.isEmpty else { return noSource(name) }
        var texts: [String] = []
        for source in wanted {
            if let wait = sources.poll(source, because: "\(call.asker.text) wanted it") {
                let left = DurationText.write(.seconds(max(1, Int64(wait / .seconds(1)))))
                texts.append("\(source.setup.name) is left alone for another \(left), as it asked for")
            } else {
                texts.append("\(source.setup.name) is looked at now")
            }
        }
        return .done(texts.joined(separator: "; "), data: ["sources": sourcesData])
    }

    /// What a source would add, without adding it.
    func test(_ name: String, _ call: DirectiveCall) -> DirectiveAnswer? {
        guard let source = sources.sources.first(where: { $0.setup.name == name }) else { return noSource(name) }
        let (setup, place) = (source.setup, dispatch.place)
        return beside(call) { () throws(SupervisionError) -> Found in
            var look = SourceLook(setup, place)
            do throws(SourceTrouble) { return .success(try look.findings(awaited: [], isTrial: true)) } catch {
                return .failure(error)
            }
        } done: { [unowned self] (found: Found) in
            switch found {
            case .failure(let trouble): .refused(.failed, "\(name): \(trouble.text)", hint: trouble.hint)
            case .success(let findings): tested(findings, source)
            }
        }
    }

    private func tested(_ findings: SourceFindings, _ source: WatchedSource) -> DirectiveAnswer {
        var items: [JSONValue] = []
        var lines: [String] = []
        for item in findings.items {
            let what =
                switch SourceDecision.of(item, sources.standing(of: item, source.setup.kind)) {
                case .add: "would be added"
                case .refuse(let why): "would be no task: \(why)"
                case .edit: "would be edited"
                case .cancel(let why): "would be cancelled: \(why)"
                case .note(_, let why): why
                case .nothing: "is known"
                }
            lines.append("\(item.task) \(what)")
            items.append(["task_id": .string(item.task.text), "title": .string(item.title), "what": .string(what)])
        }
        lines += findings.problems
        let text = lines.isEmpty ? "\(source.setup.name): nothing is there" : lines.joined(separator: "\n")
        return .done(text, data: ["source": .string(source.setup.name), "items": .array(items)])
    }

    /// Somebody says that something happened, and perhaps what is to be done about it.
    func addTrigger(
        _ type: String,
        _ data: JSONObject,
        _ wish: TaskWish?,
        _ call: DirectiveCall
    ) -> DirectiveAnswer? {
        let told: JSONObject = data.isEmpty ? ["by": .string(call.asker.text)] : data
        sources.trigger(type, "directive", "\(call.asker.text) told of \(type)", told, task: wish?.id)
        guard let wish else { return .done("recorded \(type)") }
        return add(wish, call)
    }

    /// All sources are looked at.
    func poll(by signal: Signal) {
        let data: JSONObject = ["signal": .string("\(signal)")]
        sources.trigger("signal", "signal", "\(signal) has come: all sources are looked at", data)
        for source in sources.sources { _ = sources.poll(source, because: "\(signal)") }
    }

    var sourcesData: JSONValue { .array(sources.states.map { .object($0.json) }) }

    private func noSource(_ name: String?) -> DirectiveAnswer {
        let known = sources.sources.map(\.setup.name).joined(separator: ", ")
        let text = name.map { "there is no source \($0)" } ?? "no source is set up"
        let hint = known.isEmpty ? "name one in the settings, such as [sources.github]" : "there are: \(known)"
        return .refused(.noTarget, text, hint: hint)
    }
}
