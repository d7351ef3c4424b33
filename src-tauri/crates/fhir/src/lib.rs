//! The dialect: how FHIR R4 spells the record, and how its servers are asked. Pure; knows no connection and no file.

pub mod rest;
