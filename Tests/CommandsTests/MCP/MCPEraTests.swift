import JSON
import Testing

@testable import Commands

@Suite struct MCPEraTests {
    private func named(_ meta: JSONObject?) -> Result<MCPEra?, MCPFault> {
        do throws(MCPFault) { return .success(try MCPEra.named(in: meta.map { ["_meta": .object($0)] } ?? [:])) } catch
        {
            return .failure(error)
        }
    }

    private func code(_ meta: JSONObject) -> MCPFault.Code? {
        if case .failure(let fault) = named(meta) { fault.code } else { nil }
    }

    private let version = "io.modelcontextprotocol/protocolVersion"
    private let capabilities = "io.modelcontextprotocol/clientCapabilities"

    @Test func aRequestNamesItsEraOrGoesByTheHandshake() {
        #expect(
            named(nil) == .success(nil) && named([:]) == .success(nil) && named(["progressToken": 1]) == .success(nil)
        )
        let modern = JSONObject([(version, .string("2026-07-28")), (capabilities, .object([:]))])
        #expect(named(modern) == .success(.stateless))
        #expect(named(JSONObject([(version, "2025-06-18")])) == .success(.handshake))
    }

    @Test func whatIsMissingOrNotKnownIsAFault() {
        #expect(code(JSONObject([(version, "2026-07-28")])) == .badParameters)
        #expect(code(JSONObject([(version, .null)])) == .badParameters)
        #expect(code(JSONObject([(version, "2027-01-01")])) == .unknownVersion)
    }

    @Test func resultsAreDressedAsTheirEraHasThem() {
        let fields: JSONObject = ["tools": []]
        #expect(MCPEra.handshake.result(fields, isLasting: true) == fields)
        let kept = MCPEra.stateless.result(fields, isLasting: true)
        #expect(kept.keys == ["resultType", "tools", "ttlMs", "cacheScope", "_meta"])
        #expect(MCPEra.stateless.result(fields).keys == ["resultType", "tools", "_meta"])
    }

    @Test func whatTheHandshakeNeedsIsGoneFromTheOther() {
        for method in MCPMethod.allCases { #expect(method == .discover || method.isOf(.handshake)) }
        let others = MCPMethod.allCases.filter { !$0.isOf(.stateless) }
        #expect(others == [.initialize, .ping])
    }
}
