/// What makes a server one of https: a key and its certificate, each as the bytes of a PEM file.
package struct HTTPTLS: Sendable {
    private let key: [CChar]
    private let certificate: [CChar]

    package init(key: [UInt8], certificate: [UInt8]) {
        // For C, which reads up to the first NUL.
        self.key = key.map(CChar.init(bitPattern:)) + [0]
        self.certificate = certificate.map(CChar.init(bitPattern:)) + [0]
    }

    func withPointers<Result>(_ body: (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Result) -> Result {
        key.withUnsafeBufferPointer { key in
            certificate.withUnsafeBufferPointer { body(key.baseAddress, $0.baseAddress) }
        }
    }
}
