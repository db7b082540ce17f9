import Domain
import JSON
import Journal
import Platform
import Queries

/// Takes out of a review what the runs of the task know for secret: the daemon tells what agents said as they said it.
struct ReviewRedaction {
    private let home: HomePaths
    private let disk: any Disk

    init(home: String, on disk: any Disk) {
        self.home = HomePaths(root: home)
        self.disk = disk
    }

    /// The same answer with the words of agents so: what runs and tests say, and the subjects of commits. Each run has
    /// secrets of its own; what is of no run is held against those of the last.
    func redact(_ data: JSONObject) -> JSONObject {
        var data = data
        let task = data["task"]?.objectValue?["task_id"]?.stringValue ?? ""
        var last = RunRedaction.ofKnownForms
        if let runs = data["runs"]?.arrayValue {
            var told: [JSONValue] = []
            for run in runs {
                last = redaction(of: run.objectValue?["run_id"]?.stringValue ?? "", task)
                told.append(redact(run, last, but: ["run_id"]))
            }
            data["runs"] = .array(told)
        }
        if let tests = data["tests"] { data["tests"] = redact(tests, last) }
        if var review = data["review"]?.objectValue, let commits = review["commits"] {
            review["commits"] = redact(commits, last, but: ["commit"])
            data["review"] = .object(review)
        }
        return data
    }

    private func redaction(of run: String, _ task: String) -> RunRedaction {
        let paths = Deliberate.ignore(because: "what is the name of no run has no secrets of its own") {
            () throws(IdentifierError) in home.run(try RunID(run), of: try TaskID(task))
        }
        return paths.map { RunRedaction(of: $0, in: home, on: disk) } ?? .ofKnownForms
    }

    private func redact(_ value: JSONValue, _ redaction: RunRedaction, but kept: [String] = []) -> JSONValue {
        switch value {
        case .string(let text): .string(redaction.redact(text).text)
        case .array(let elements): .array(elements.map { redact($0, redaction, but: kept) })
        case .object(let object):
            .object(
                JSONObject(
                    object.fields.map { field in
                        (field.key, kept.contains(field.key) ? field.value : redact(field.value, redaction, but: kept))
                    }
                )
            )
        case .null, .bool, .integer, .decimal: value
        }
    }
}
