package import Domain
package import JSON

/// The first frame of a connection: who is there, and which version of the protocol it speaks.
package struct Hello: Hashable, Sendable {
    /// A shim, and the run that it stands beside.
    package struct Shim: Hashable, Sendable {
        package let run: RunID
        package let task: TaskID
        package let worker: WorkerID?
        /// The run directory, absolute: it may lie outside the home.
        package let directory: String
        /// Who takes signals for the run.
        package let identity: ProcessIdentity

        package init(run: RunID, task: TaskID, worker: WorkerID?, directory: String, identity: ProcessIdentity) {
            self.run = run
            self.task = task
            self.worker = worker
            self.directory = directory
            self.identity = identity
        }
    }

    package enum Sender: Hashable, Sendable {
        case shim(Shim)
        /// The process that keeps the index of the home up to date.
        case index(ProcessIdentity)
        /// A sender of a kind that this version does not know, by its word.
        case unknown(String)
    }

    package let sender: Sender
    /// The highest version of the protocol that the sender speaks.
    package let protocolNumber: Int64
    package let version: String
    /// Fields of a newer version.
    package private(set) var others = JSONObject()

    package init(_ sender: Sender, version: String, protocolNumber: Int64 = ControlProtocol.number) {
        self.sender = sender
        self.protocolNumber = protocolNumber
        self.version = version
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        do throws(FieldError) { try self.init(Fields(frame)) } catch { throw .field(error) }
    }

    private init(_ fields: Fields) throws(FieldError) {
        let word = try fields.required("hello", .text)
        protocolNumber = try fields.required("protocol", .integer)
        version = try fields.required("version", .text)
        switch word {
        case Self.shimWord: sender = .shim(try Shim(fields))
        case Self.indexWord: sender = .index(try ProcessIdentity(Fields(try fields.required("index", .object))))
        default: sender = .unknown(word)
        }
        others = fields.others(than: Self.keys)
    }

    package var json: JSONObject {
        var object = JSONObject()
        switch sender {
        case .shim: object["hello"] = .string(Self.shimWord)
        case .index: object["hello"] = .string(Self.indexWord)
        case .unknown(let word): object["hello"] = .string(word)
        }
        object["protocol"] = .integer(protocolNumber)
        object["version"] = .string(version)
        switch sender {
        case .shim(let shim): shim.add(to: &object)
        case .index(let process): object["index"] = .object(process.json)
        case .unknown: break
        }
        for field in others.fields where object[field.key] == nil { object.append(field.key, field.value) }
        return object
    }

    private static let shimWord = "shim"
    private static let indexWord = "index"
    private static let keys = [
        "hello", "protocol", "version", "run", "task", "worker", "directory", "shim", "index",
    ]
}

extension Hello.Shim {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        run = try fields.required("run", .id)
        task = try fields.required("task", .id)
        worker = try fields.optional("worker", .id)
        directory = try fields.required("directory", .text)
        guard directory.hasPrefix("/") else { throw .wrong("directory", expected: "an absolute path") }
        identity = try ProcessIdentity(Fields(try fields.required("shim", .object)))
    }

    fileprivate func add(to object: inout JSONObject) {
        object["run"] = .string(run.text)
        object["task"] = .string(task.text)
        object["worker"] = worker.map { .string($0.text) }
        object["directory"] = .string(directory)
        object["shim"] = .object(identity.json)
    }
}
