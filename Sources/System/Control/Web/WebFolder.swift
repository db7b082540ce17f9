import Domain
import Glibc
import JSON
package import Platform

/// The folder of the web server within a home, `web/`: by its files the server, the daemon and the command line find
/// one another, whoever of them lives. Nobody but its owner may look in, for who has the token may do everything.
package struct WebFolder: Hashable, Sendable {
    static let fileBytesMax = 64 << 10
    private static let servingByte: Int64 = 0

    package let path: String

    /// - Parameter home: with its links followed.
    package init(ofHome home: String) { path = home.hasSuffix("/") ? "\(home)web" : "\(home)/web" }

    package var port: String { "\(path)/port" }
    package var token: String { "\(path)/token" }
    package var serving: String { "\(path)/serving.json" }
    package var codes: String { "\(path)/codes" }
    package var lock: String { "\(path)/lock" }
    package var accessLog: String { "\(path)/access.log" }
    package var wanted: String { "\(path)/wanted" }

    /// Makes the folder with what is above it. One that others may use has secrets in it that are none any more.
    package func secure(on disk: any Disk) throws(ControlError) {
        for folder in [path, codes] {
            let status = try onSystem { () throws(PlatformError) in
                try disk.makeFolders(folder)
                return try disk.status(of: folder)
            }
            guard let status, status.kind == .folder, status.owner == geteuid(), status.isPrivate else {
                throw .unsafeWebFolder(folder)
            }
        }
    }

    // MARK: - The port

    /// The one that was picked once; nil where none was yet.
    package func keptPort(on disk: any Disk) throws(ControlError) -> UInt16? {
        guard let bytes = try read(port, on: disk) else { return nil }
        guard let kept = UInt16(Self.line(of: bytes)), kept > 0 else {
            throw .platform(.unreadable(path: port, expected: "the number of a port"))
        }
        return kept
    }

    package func keep(port: UInt16, on disk: any Disk) throws(ControlError) {
        try write(Array("\(port)\n".utf8), to: self.port, on: disk)
    }

    // MARK: - The right to serve

    /// Holds for as long as the file stays open. Nil where another serves.
    package func takeRight(on disk: any Disk) throws(ControlError) -> FileDescriptor? {
        try onSystem { () throws(PlatformError) in
            let file = try disk.openFile(lock, .write)
            guard try ByteLock.acquire(.write, on: Self.servingByte, of: file) else { return nil }
            return file
        }
    }

    /// Looking takes nothing from anybody.
    package func isServed(on disk: any Disk) throws(ControlError) -> Bool {
        let isThere = try onSystem { () throws(PlatformError) in try disk.exists(lock) }
        guard isThere else { return false }
        return try onSystem { () throws(PlatformError) in
            let file = try disk.openFile(lock, .read)
            return try ByteLock.isHeldByAnother(against: .write, on: Self.servingByte, of: file)
        }
    }

    // MARK: - What is wished for

    /// How somebody has wished to be served until they say otherwise; nil where nobody has.
    package func wish(on disk: any Disk) throws(ControlError) -> WebWish? {
        guard let object = try object(in: wanted, on: disk) else { return nil }
        do throws(FieldError) { return try WebWish(Fields(object)) } catch { throw .field(error) }
    }

    package func want(_ wish: WebWish?, on disk: any Disk) throws(ControlError) {
        guard let wish else { return try remove(wanted, on: disk) }
        try secure(on: disk)
        try write(wish.json, to: wanted, on: disk)
    }

    // MARK: - Files

    /// Nil where there is none.
    func read(_ path: String, on disk: any Disk) throws(ControlError) -> [UInt8]? {
        do throws(PlatformError) { return try disk.readAll(path, bytesMax: Self.fileBytesMax) } catch {
            guard error.errno == .notFound else { throw .platform(error) }
            return nil
        }
    }

    func object(in path: String, on disk: any Disk) throws(ControlError) -> JSONObject? {
        guard let bytes = try read(path, on: disk) else { return nil }
        let value: JSONValue
        do throws(JSONError) { value = try JSONReader.read(bytes, limits: ControlLimits.json) } catch {
            throw .platform(.unreadable(path: path, expected: "JSON (\(error))"))
        }
        guard let object = value.objectValue else {
            throw .platform(.unreadable(path: path, expected: "a JSON object"))
        }
        return object
    }

    func write(_ object: JSONObject, to path: String, on disk: any Disk) throws(ControlError) {
        try write(JSONWriter.bytes(.object(object)) + [UInt8(ascii: "\n")], to: path, on: disk)
    }

    func write(_ bytes: [UInt8], to path: String, on disk: any Disk) throws(ControlError) {
        try onSystem { () throws(PlatformError) in try disk.replaceFile(path, with: bytes) }
    }

    /// That it is gone already is as good.
    func remove(_ path: String, on disk: any Disk) throws(ControlError) {
        do throws(PlatformError) { try disk.remove(path) } catch {
            guard error.errno == .notFound else { throw .platform(error) }
        }
    }

    static func line(of bytes: [UInt8]) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}
