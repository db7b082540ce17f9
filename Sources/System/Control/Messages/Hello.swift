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

    /// Whoever looks, or has something done.
    package struct Client: Hashable, Sendable {
        package enum Kind: String, TermWord, CaseIterable {
            case command
            case top
            case web
            case mcp
        }

        package let kind: Term<Kind>
        package let identity: ProcessIdentity

        package init(_ kind: Term<Kind>, identity: ProcessIdentity) {
            self.kind = kind
            self.identity = identity
        }
    }

    package enum Sender: Hashable, Sendable {
        case shim(Shim)
        /// The process that keeps the index of the home up to date.
        case index(ProcessIdentity)
        case client(Client)
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
        case Self.clientWord: sender = .client(try Client(Fields(try fields.required("client", .object))))
        default: sender = .unknown(word)
        }
        others = fields.others(than: Self.keys)
    }

    package var json: JSONObject {
        var object = JSONObject()
        switch sender {
        case .shim: object["hello"] = .string(Self.shimWord)
        case .index: object["hello"] = .string(Self.indexWord)
        case .client: object["hello"] = .string(Self.clientWord)
        case .unknown(let word): object["hello"] = .string(word)
        }
        object["protocol"] = .integer(protocolNumber)
        object["version"] = .string(version)
        switch sender {
        case .shim(let shim): shim.add(to: &object)
        case .index(let process): object["index"] = .object(process.json)
        case .client(let client): object["client"] = .object(client.json)
        case .unknown: break
        }
        for field in others.fields where object[field.key] == nil { object.append(field.key, field.value) }
        return object
    }

    private static let shimWord = "shim"
    private static let indexWord = "index"
    private static let clientWord = "client"
    private static let keys = [
        "hello", "protocol", "version", "run", "task", "worker", "directory", "shim", "index", "client",
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

extension Hello.Client {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        kind = try fields.required("kind", .term())
        identity = try ProcessIdentity(fields)
    }

    fileprivate var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.text)]
        for field in identity.json.fields { object.append(field.key, field.value) }
        return object
    }
}
