// Also tests: PipelineObject, PipelineStageObject, SalesFeature

import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct OpportunityObjectTests {
    @Test func `the status follows from the stage, and from a change of the stage itself`() async throws {
        let app = try await TestApp.make()
        let pipeline = try await app.create("pipeline", #"{"name": "直销"}"#)
        let open = try await app.create("pipelineStage", #"{"pipeline": "\#(pipeline)", "name": "初步接触"}"#)
        let won = try await app.create("pipelineStage", #"{"pipeline": "\#(pipeline)", "name": "成交", "status": "won"}"#)
        let id = try await app.create("opportunity", #"{"name": "续约", "stage": "\#(open)", "amount": 1200.5}"#)
        #expect(try await app.json("opportunity", id)["status"]?.string == "open")
        try await app.update("opportunity", id, #"{"stage": "\#(won)"}"#)
        #expect(try await app.json("opportunity", id)["status"]?.string == "won")
        try await app.update("pipelineStage", won, #"{"status": "lost"}"#)
        #expect(try await app.json("opportunity", id)["status"]?.string == "lost")
    }

    @Test func `a stage with opportunities in it stays`() async throws {
        let app = try await TestApp.make()
        let pipeline = try await app.create("pipeline", #"{"name": "直销"}"#)
        let stage = try await app.create("pipelineStage", #"{"pipeline": "\#(pipeline)", "name": "初步接触"}"#)
        try await app.create("opportunity", #"{"name": "续约", "stage": "\#(stage)"}"#)
        let problem = try await refused { try await app.write(.ada) { try $0.delete("pipelineStage", stage) } }
        #expect(problem.code == "still_referenced")
    }

    @Test func `a negative amount is refused`() async throws {
        let app = try await TestApp.make()
        let pipeline = try await app.create("pipeline", #"{"name": "直销"}"#)
        let stage = try await app.create("pipelineStage", #"{"pipeline": "\#(pipeline)", "name": "初步接触"}"#)
        let problem = try await refused { try await app.create("opportunity", #"{"name": "x", "stage": "\#(stage)", "amount": -1}"#) }
        #expect(problem.errors.map(\.code) == ["amount"])
    }
}
