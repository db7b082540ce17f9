/// Bytes that a statement takes without copying them. Whoever lends them keeps them where they are until the call that
/// they are given to has returned: the bindings are gone by then.
package struct LentBytes: Bindable {
    private let bytes: UnsafeRawBufferPointer
    private let isText: Bool

    /// Text in UTF-8.
    package static func text(_ bytes: UnsafeRawBufferPointer) -> LentBytes { LentBytes(bytes: bytes, isText: true) }

    package static func blob(_ bytes: UnsafeRawBufferPointer) -> LentBytes { LentBytes(bytes: bytes, isText: false) }

    package func bind(to bindings: inout Bindings) { bindings.lend(bytes, asText: isText) }
}
