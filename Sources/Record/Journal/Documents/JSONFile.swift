import Domain
import JSON

/// Reads an object and its fields; each failure says in which file it was.
enum JSONFile {
    static func read<Value>(
        _ bytes: UnsafeRawBufferPointer,
        _ file: String,
        _ limits: JSONLimits = .standard,
        _ body: (Fields) throws(FieldError) -> Value
    ) throws(JournalError) -> Value {
        let value: JSONValue
        do { value = try JSONReader.read(bytes, limits: limits) } catch { throw .notJSON(file: file, error) }
        guard let object = value.objectValue else { throw .notObject(file: file) }
        do { return try body(Fields(object)) } catch { throw .field(file: file, error) }
    }

    static func read<Value>(
        _ bytes: [UInt8],
        _ file: String,
        _ body: (Fields) throws(FieldError) -> Value
    ) throws(JournalError) -> Value {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JournalError) in
            try read(UnsafeRawBufferPointer(buffer), file, .standard, body)
        }
    }
}

extension FieldShape where Value == Fields {
    static var fields: FieldShape { FieldShape(expected: "an object") { $0.objectValue.map { Fields($0) } } }
}
