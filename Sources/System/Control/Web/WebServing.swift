package import Domain
package import JSON
package import Platform

/// What is being served, as the server says it once it listens.
package struct WebServing: Hashable, Sendable {
    /// Who sees to it that the server goes on.
    package enum Starter: String, Hashable, Sendable { case daemon, person }

    package let process: ProcessIdentity
    package let address: String
    package let port: UInt16
    /// Whether over TLS.
    package let isSecure: Bool
    package let isReadOnly: Bool
    package let startedBy: Starter
    package let version: String
    package let startedAt: WallTime

    package init(
        process: ProcessIdentity,
        address: String,
        port: UInt16,
        isSecure: Bool,
        isReadOnly: Bool,
        startedBy: Starter,
        version: String,
        startedAt: WallTime
    ) {
        self.process = process
        self.address = address
        self.port = port
        self.isSecure = isSecure
        self.isReadOnly = isReadOnly
        self.startedBy = startedBy
        self.version = version
        self.startedAt = startedAt
    }

    package init(_ fields: Fields) throws(FieldError) {
        guard let port = UInt16(exactly: try fields.required("port", .integer)), port > 0 else {
            throw .wrong("port", expected: "the number of a port")
        }
        guard let starter = Starter(rawValue: try fields.required("startedBy", .text)) else {
            throw .wrong("startedBy", expected: "daemon or person")
        }
        self.init(
            process: try ProcessIdentity(Fields(try fields.required("process", .object))),
            address: try fields.required("address", .text),
            port: port,
            isSecure: try fields.required("isSecure", .bool),
            isReadOnly: try fields.required("isReadOnly", .bool),
            startedBy: starter,
            version: try fields.required("version", .text),
            startedAt: try fields.required("startedAt", .time)
        )
    }

    package var json: JSONObject {
        [
            "process": .object(process.json), "address": .string(address), "port": .integer(Int64(port)),
            "isSecure": .bool(isSecure), "isReadOnly": .bool(isReadOnly), "startedBy": .string(startedBy.rawValue),
            "version": .string(version), "startedAt": .string(startedAt.iso),
        ]
    }

    // MARK: - In the folder

    package func write(in folder: WebFolder, on disk: any Disk) throws(ControlError) {
        try folder.write(json, to: folder.serving, on: disk)
    }

    package static func remove(in folder: WebFolder, on disk: any Disk) throws(ControlError) {
        try folder.remove(folder.serving, on: disk)
    }

    /// What stands there, be its server alive or not; nil where nothing does.
    package static func read(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> WebServing? {
        guard let object = try folder.object(in: folder.serving, on: disk) else { return nil }
        do throws(FieldError) { return try WebServing(Fields(object)) } catch { throw .field(error) }
    }

    /// What is served now: whoever wrote it holds the right to serve still, which goes with its process however that
    /// ends.
    package static func alive(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> WebServing? {
        guard try folder.isServed(on: disk) else { return nil }
        return try read(in: folder, on: disk)
    }

    // MARK: - Where a browser finds it

    package var url: String {
        let host =
            switch address {
            case "0.0.0.0": "127.0.0.1"
            case "::": "[::1]"
            default: address.contains(":") ? "[\(address)]" : address
            }
        return "\(isSecure ? "https" : "http")://\(host):\(port)/"
    }

    /// The code stands behind a #, which browsers tell no server.
    package func loginURL(_ code: WebCode) -> String { "\(url)login#code=\(code.text)" }
}
